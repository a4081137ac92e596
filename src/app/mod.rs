//! The app as a pure machine: state, what happens to it, and what it wants done. The platform
//! carries out the effects; nothing here can be waited for, and no effect holds code.

mod applying;
pub mod boot;
pub mod checking;
mod delivering;
pub mod desk;
pub mod effect;
mod following;
pub mod forms;
mod handing;
mod hearing;
mod issuing;
mod joining;
pub mod keeper;
pub mod keeping;
pub mod later;
mod looking;
pub mod msg;
pub mod now;
pub mod open;
mod opening;
pub mod pending;
pub mod projecting;
pub mod route;
mod saying;
pub mod state;
mod syncing;
mod taking;
mod update;
mod writing;

pub use checking::Check;
pub use effect::Effect;
pub use joining::Joining;
pub use keeping::{Keeping, Standing};
pub use msg::{Env, Msg, Restored};
pub use now::Now;
pub use open::Open;
pub use pending::Pending;
pub use route::{Route, Screen};
pub use state::{App, Done, Host, Profile, Second, Toast, Wrong};
pub use update::update;
