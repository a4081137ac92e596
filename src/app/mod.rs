//! The app as a pure machine: state, what happens to it, and what it wants done. The platform
//! carries out the effects; nothing here can be waited for, and no effect holds code.

pub mod boot;
pub mod effect;
pub mod feedback;
pub mod forms;
pub mod msg;
pub mod pending;
pub mod router;
pub mod save_state;
pub mod session;
pub mod shown_time;
pub mod state;
pub mod storage_effects;
pub mod update;

pub use effect::Effect;
pub use msg::{Env, Msg, Restored};
pub use pending::Pending;
pub use router::{Route, Screen};
pub use save_state::{Keeping, Standing};
pub use session::Open;
pub use shown_time::Now;
pub use state::{App, Done, Host, Profile, Second, Toast, Wrong};
pub use update::endpoint_check::Check;
pub use update::join::Joining;
pub use update::update;
