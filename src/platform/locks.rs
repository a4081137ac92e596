//! Web Locks: one compaction at a time, and a lock that each page load holds for as long as it
//! lives (J2, J3). Where there are none, compaction does without (F20).

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;

use super::model::namespace;

/// Names of the locks that page loads hold while they live.
const LOAD: &str = "anliegen:load:";
/// Before the name of a second such lock that a page at `/` holds: pages of earlier builds, at
/// whatever path, hold none (F91).
const AT_ROOT: &str = "/";
const COMPACTION: &str = "anliegen:fold";

/// `navigator.locks`; web-sys has it only among its unstable interfaces.
fn manager() -> Option<JsValue> {
    let manager = Reflect::get(&window()?.navigator(), &"locks".into()).ok()?;
    manager.is_object().then_some(manager)
}

fn call(manager: &JsValue, method: &str, arguments: &Array) -> Option<Promise> {
    let function: Function = Reflect::get(manager, &method.into()).ok()?.dyn_into().ok()?;
    function.apply(manager, arguments).ok()?.dyn_into().ok()
}

/// Holds the lock of this page load until it ends. One that shares the keys of earlier builds
/// counts as one of theirs.
pub fn hold_load(load: &str, is_shared: bool) {
    let Some(manager) = manager() else { return };
    let name = namespace().full(LOAD) + load;
    hold(&manager, &name);
    if namespace().is_root() && !is_shared {
        hold(&manager, &format!("{AT_ROOT}{name}"));
    }
}

fn hold(manager: &JsValue, name: &str) {
    let for_ever = Closure::<dyn FnMut(JsValue) -> Promise>::new(|_| {
        Promise::new(&mut |_resolve, _reject| {})
    });
    call(manager, "request", &Array::of2(&name.into(), &for_ever.into_js_value()));
}

/// Runs what must not happen in two tabs at once, and tells it whether it holds the lock and
/// which page loads are alive. Without Web Locks it runs at once and knows neither.
pub fn exclusively(run: impl FnOnce(bool, Option<Vec<String>>) + 'static) {
    let Some(manager) = manager() else {
        run(false, None);
        return;
    };
    let mut run = Some(run);
    let locked = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |_| {
        let run = run.take();
        wasm_bindgen_futures::future_to_promise(async move {
            let alive = live_loads().await;
            if let Some(run) = run {
                run(true, alive);
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let name = namespace().full(COMPACTION);
    let request = call(&manager, "request", &Array::of2(&name.into(), &locked.into_js_value()));
    if let Some(request) = request {
        spawn_local(async move { drop(JsFuture::from(request).await) });
    }
}

async fn live_loads() -> Option<Vec<String>> {
    let snapshot = JsFuture::from(call(&manager()?, "query", &Array::new())?).await.ok()?;
    let held: Array = Reflect::get(&snapshot, &"held".into()).ok()?.dyn_into().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    let of_load = namespace().full(LOAD);
    let names = held.iter().filter_map(name);
    Some(names.filter_map(|n| n.strip_prefix(&of_load).map(str::to_owned)).collect())
}
