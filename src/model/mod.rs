//! Plain data that every room speaks: instants, ids, the words of the field. No logic beyond itself,
//! nothing but std and serde.

mod application;
mod cloud;
mod coverage;
mod guid;
mod instant;
mod mail_app;
mod mail_scope;
mod mark;
pub mod order;
mod visible;
mod words;

pub use application::{AppKind, Application, EXCHANGE, app_kind, is_well_known};
pub use cloud::Cloud;
pub use coverage::{Basis, Covered, LATEST, Question};
pub use guid::Guid;
pub use instant::{DAY, HOUR, Instant, MINUTE};
pub use mail_app::MailApp;
pub use mail_scope::{Expected, MailClient, MailScope, MailScopes};
pub use mark::{How, Mark};
pub use visible::{is_plain, misleads, visible, visible_name};
pub use words::{Class, Confidence, EventType, Flag, ModernAuth, Outcome, Protocol, RecordKind};
