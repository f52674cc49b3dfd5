//! Names that rows refer to by their place in a list: the list stands in the file, so that the file explains itself and
//! the order may change.

use crate::export::csv::code;
use crate::model::{MailApp, Protocol};
use serde::{Deserialize, Serialize};

/// The lists, as they stand in the file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Lists {
    protocols: Vec<String>,
    apps: Vec<String>,
}

impl Lists {
    /// All that this version knows.
    pub(super) fn all() -> Self {
        Self {
            protocols: Protocol::ALL.iter().map(|p| p.name().to_owned()).collect(),
            apps: MailApp::ALL.iter().map(code).collect(),
        }
    }

    /// What the numbers of a file stand for.
    pub(super) fn codes(&self) -> Codes {
        let apps: Vec<(String, MailApp)> = MailApp::ALL.iter().map(|a| (code(a), *a)).collect();
        Codes {
            protocols: self
                .protocols
                .iter()
                .map(|name| {
                    let mut known = Protocol::ALL.into_iter().filter(|p| p.is_legacy());
                    known.find(|p| p.name() == name)
                })
                .collect(),
            apps: self
                .apps
                .iter()
                .map(|name| apps.iter().find(|(known, _)| known == name).map(|a| a.1))
                .collect(),
        }
    }
}

/// What numbers stand for.
pub(super) struct Codes {
    protocols: Vec<Option<Protocol>>,
    apps: Vec<Option<MailApp>>,
}

impl Codes {
    /// The legacy protocol of a number.
    pub(super) fn protocol(&self, number: u8) -> Option<Protocol> {
        self.protocols.get(usize::from(number)).copied().flatten()
    }

    /// The mail app of a number.
    pub(super) fn app(&self, number: u8) -> Option<MailApp> {
        self.apps.get(usize::from(number)).copied().flatten()
    }
}

/// The number of a protocol in [`Lists::all`].
pub(super) fn of_protocol(protocol: Protocol) -> u8 {
    place(&Protocol::ALL, &protocol)
}

/// The number of a mail app in [`Lists::all`].
pub(super) fn of_app(app: MailApp) -> u8 {
    place(&MailApp::ALL, &app)
}

fn place<T: PartialEq>(list: &[T], item: &T) -> u8 {
    let place = list.iter().position(|known| known == item);
    place.and_then(|n| u8::try_from(n).ok()).unwrap_or(u8::MAX)
}
