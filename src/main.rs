//! Entry of the app, both modules of it. Natively there is nothing to run: see `cargo xtask serve`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    anliegen::screens::app::mount();
}
