//! A phone's way to its endpoint and back.

use anliegen::sync::intervals::SILENCE_MS;
use anliegen::sync::replies::get::{NetFailure, RawReply};

use super::{Event, Witness, World};
use crate::support::marks::Mark;
use crate::support::request::{Errand, Request, failure, portal, unreachable};

/// What a phone's network is like.
#[derive(Clone, Debug)]
pub struct Link {
    /// The shortest and the longest way there and back, in ms.
    pub round_trip: (i64, i64),
    /// Of a thousand requests so many never arrive.
    pub lost: usize,
    /// Of a thousand answers so many never arrive.
    pub unheard: usize,
    /// Of a thousand bodies so many are cut off.
    pub cut: usize,
    /// Until then, in true time, there is no network.
    pub offline_until: i64,
    /// Until then the Wi-Fi wants a sign-in.
    pub portal_until: i64,
    /// The system freezes pages in the pocket: they hear no answer.
    pub freezes: bool,
}

impl Link {
    /// A good one.
    pub fn good() -> Self {
        Self {
            round_trip: (60, 300),
            lost: 0,
            unheard: 0,
            cut: 0,
            offline_until: 0,
            portal_until: 0,
            freezes: false,
        }
    }
}

/// A request on its way, and then its answer.
#[derive(Clone, Debug)]
pub struct Flight {
    /// Rises with each request.
    pub number: u64,
    /// The page that asks.
    pub tab: usize,
    /// Its phone.
    pub phone: usize,
    /// When it left.
    pub since: i64,
    /// What is asked.
    pub request: Request,
    /// The version of the file behind the answer, once there is one.
    pub version: Option<u64>,
    /// Bytes of the answer's body that travelled.
    pub down: usize,
}

impl<W: Witness, H> World<W, H> {
    pub(super) fn depart(&mut self, tab: usize, phone: usize, request: Request) {
        self.witness.asked(&self.scene, phone, &request);
        self.flights += 1;
        let since = self.scene.now;
        let is_put = request.is_put();
        let flight =
            Flight { number: self.flights, tab, phone, since, request, version: None, down: 0 };
        let link = &self.scene.phones[phone].link;
        let half = self.rng.between(link.round_trip.0, link.round_trip.1) / 2;
        if since < link.offline_until {
            self.scene.marks.hit(Mark::Offline);
            let raw = unreachable();
            self.queue.put(since + 2 * half, Event::Answer(flight, raw));
        } else if since < link.portal_until {
            self.scene.marks.hit(Mark::Portal);
            self.queue.put(since + 2 * half, Event::Answer(flight, portal()));
        } else if self.rng.happens(link.lost) {
            self.scene.marks.hit(Mark::RequestLost);
            self.time_out(flight);
        } else {
            if is_put && !self.scene.page(tab).is_some_and(|page| page.tab.is_awake) {
                self.scene.marks.hit(Mark::Pocketed);
            }
            self.queue.put(since + half, Event::Arrive(flight));
        }
    }

    pub(super) fn arrive(&mut self, mut flight: Flight) {
        let Some(file) = self.scene.file_at(&flight.request.url) else { return };
        let device = self.scene.phones[flight.phone].device.clone();
        let known = device.known_tag(&flight.request);
        let raw = self.scene.server.answer(&file, &flight.request, known.as_deref());
        flight.version = self.scene.server.file(&file).map(|stored| stored.version);
        flight.down = raw.body.as_ref().map_or(0, String::len);
        let sharded = self.scene.address.contains("{shard}");
        self.scene.marks.hit(match sharded {
            false => Mark::SingleFile,
            true if file == "board" => Mark::Board,
            true => Mark::Shard,
        });
        self.witness.answered(&self.scene, &flight, &raw);
        let raw = device.through_cache(&flight.request.url, raw);
        self.return_answer(flight, raw);
    }

    fn return_answer(&mut self, flight: Flight, mut raw: RawReply) {
        let link = &self.scene.phones[flight.phone].link;
        let half = self.rng.between(link.round_trip.0, link.round_trip.1) / 2;
        if self.rng.happens(link.unheard) {
            if flight.request.is_put() && raw.status < 300 {
                self.scene.marks.hit(Mark::PutAnswerLost);
            }
            self.time_out(flight);
            return;
        }
        if self.rng.happens(link.cut)
            && let Some(body) = &mut raw.body
        {
            let at = (0..=body.len() / 2).rev().find(|at| body.is_char_boundary(*at));
            body.truncate(at.unwrap_or(0));
            self.scene.marks.hit(Mark::CutOff);
        }
        self.queue.put(self.scene.now + half, Event::Answer(flight, raw));
    }

    /// The platform gives up on it.
    fn time_out(&mut self, flight: Flight) {
        let raw = failure(NetFailure::TimedOut);
        self.queue.put(flight.since + SILENCE_MS, Event::Answer(flight, raw));
    }

    pub(super) fn answer(&mut self, flight: Flight, raw: RawReply) {
        let phone = &mut self.scene.phones[flight.phone];
        let page = self.scene.pages.get_mut(flight.tab).and_then(Option::as_mut);
        let Some(page) = page else { return };
        if phone.link.freezes && !page.tab.is_awake {
            // Some systems never tell; whoever opens an invitation is looking.
            let is_told = matches!(flight.request.errand, Errand::Join) || self.rng.happens(700);
            page.ended.extend(is_told.then_some(flight));
            return;
        }
        if flight.number < phone.answered {
            self.scene.marks.hit(Mark::Overtaken);
        }
        phone.answered = phone.answered.max(flight.number);
        self.witness.got(&self.scene, &flight, &raw);
        self.send(flight.tab, flight.request.answered(raw));
    }
}
