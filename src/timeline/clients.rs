//! Mail clients of the person's modern sign-ins.

use crate::findings::view::DeviceView;
use crate::model::{MailClient, order};
use std::borrow::Cow;

/// Names of mail clients: those that may be this device, and the others.
pub type Clients = [Vec<Cow<'static, str>>; 2];

/// Names of the mail clients of a person's modern sign-ins: those that may be this device, which are drawn, and the others.
#[must_use]
pub fn clients(view: &DeviceView) -> Clients {
    // Few clients make all of the sign-ins.
    let mut all: Vec<MailClient> = Vec::new();
    for tick in &view.modern {
        if !all.contains(&tick.client) {
            all.push(tick.client);
        }
    }
    order::sort_by(&mut all, Ord::cmp);
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|client| view.fits(*client));
    [own, others].map(|clients| {
        let mut names: Vec<_> = clients.into_iter().map(MailClient::name).collect();
        names.dedup();
        names
    })
}
