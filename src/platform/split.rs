//! Code that the build has cut out of the first wasm file and that shares its memory: whether it
//! is there, and how it is called.
//!
//! Each function under `#[wasm_split]` is a place where the build cuts: it, and everything that
//! only it calls, texts included, comes with the second file. The macro makes it `async`, to
//! fetch that by itself; here nothing calls one before [`is_ready`], so that there is nothing to
//! wait for.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use crate::lazy_queue::Availability;

thread_local! {
    static AVAILABILITY: ArcRwSignal<Availability> = ArcRwSignal::new(Availability::default());
}

/// How far it is; what is drawn from it is drawn anew when that changes.
pub fn availability() -> Availability {
    AVAILABILITY.with(|availability| availability.get())
}

/// Whether it is there.
pub fn is_ready() -> bool {
    AVAILABILITY.with(|availability| availability.get_untracked()) == Availability::Ready
}

/// Says how far it is.
pub fn set_availability(now: Availability) {
    AVAILABILITY.with(|availability| availability.set(now));
}

/// What a function under `#[wasm_split]` returns.
pub fn at_once<T>(answer: impl Future<Output = T>) -> Option<T> {
    match pin!(answer).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}

/// Stands in for the loader that `wasm_split` puts around each function: 6 kB less to load.
pub mod rt {
    use std::convert::Infallible;
    use std::ffi::c_void;
    use std::future::{Ready, ready};
    use std::pin::Pin;

    /// As `wasm_split` hands it to the function that loads.
    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    /// Nothing to do.
    pub struct LazySplitLoader;

    impl LazySplitLoader {
        /// Takes the function that loads, which is not needed.
        pub const fn new(_: unsafe extern "C" fn(LoadCallbackFn, *const c_void)) -> Self {
            Self
        }
    }

    /// The module is there.
    pub fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Ready<Result<(), Infallible>> {
        ready(Ok(()))
    }
}
