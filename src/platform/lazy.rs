//! The second module of the app: code that the build has cut out of the first one, and that
//! shares its memory. The start code fetches it; see `public/start.js`.
//!
//! Each function under `#[wasm_split]` is a place where the build cuts. The macro makes it
//! `async`, to fetch the module by itself; here nothing calls one before [`fetch`] was answered,
//! so that there is nothing to wait for.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;

use super::lazy_effects;
use super::runtime::dispatch;
use crate::app::Msg;

/// Fetches it and tells the app whether it is there.
pub fn fetch() {
    spawn_local(async {
        let is_there = load().await.is_ok();
        if is_there {
            lazy_effects::begin();
        }
        dispatch(Msg::Second(is_there));
    });
}

async fn load() -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let load: Function = Reflect::get(&window, &"anliegenSecond".into())?.dyn_into()?;
    JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await
}

/// What a function of the second module returns.
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
