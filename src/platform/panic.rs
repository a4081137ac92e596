//! A panic shows the crash panel (F22); what was saved is on the disk.

use web_sys::{Event, console, window};

/// Installs the hook.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place =
            info.location().map_or_else(String::new, |l| format!("{}:{}", l.file(), l.line()));
        console::error_2(&"Anliegen has stopped at".into(), &place.into());
        if let (Some(window), Ok(event)) = (window(), Event::new("anliegen-crash")) {
            let _ = window.dispatch_event(&event);
        }
    }));
}
