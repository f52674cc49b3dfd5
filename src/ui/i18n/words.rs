//! Words of the enums: classes, flags, protocols, families, formats. In: the enum and [`Text`]. Out: words for people.

use super::{Lang, Text};
use crate::device::Family;
use crate::model::{Class, EventType, Flag, Guid, MailApp, ModernAuth, Protocol, Question};
use crate::source::Format;
use crate::worker::messages::{Contradiction, FindingRow, RecordCounts};

/// Name of a class.
#[must_use]
pub fn class(text: Text, class: Class) -> &'static str {
    match class {
        Class::BasicProven => text.class_basic(),
        Class::LegacyUnknown => text.class_unknown(),
        Class::Certificate => text.class_certificate(),
        Class::AttemptsOnly => text.class_attempts(),
    }
}

/// Name of a flag.
#[must_use]
pub fn flag(text: Text, flag: Flag) -> &'static str {
    match flag {
        Flag::LikelySpray => text.flag_likely_spray(),
        Flag::PossiblyCompromised => text.flag_compromised(),
        Flag::OldPassword => text.flag_old_password(),
        Flag::Guest => text.flag_guest(),
        Flag::CrossTenant => text.flag_cross_tenant(),
        Flag::ServiceAccountHint => text.flag_service(),
        Flag::Relay => text.flag_relay(),
        Flag::NoUserAgent => text.flag_no_agent(),
        Flag::PartlyProven => text.flag_partly(),
        Flag::InPlaceUpgrade => text.flag_upgrade(),
        Flag::Implausible => text.flag_implausible(),
        Flag::WithoutId => text.flag_without_id(),
        Flag::AccountDisabled => text.flag_disabled(),
        Flag::AccountDeleted => text.flag_deleted(),
    }
}

/// What a flag means and what to do.
#[must_use]
pub fn flag_text(text: Text, flag: Flag) -> &'static str {
    match flag {
        Flag::LikelySpray => text.flag_likely_spray_text(),
        Flag::PossiblyCompromised => text.flag_compromised_text(),
        Flag::OldPassword => text.flag_old_password_text(),
        Flag::Guest => text.flag_guest_text(),
        Flag::CrossTenant => text.flag_cross_tenant_text(),
        Flag::ServiceAccountHint => text.flag_service_text(),
        Flag::Relay => text.flag_relay_text(),
        Flag::NoUserAgent => text.flag_no_agent_text(),
        Flag::PartlyProven => text.flag_partly_text(),
        Flag::InPlaceUpgrade => text.flag_upgrade_text(),
        Flag::Implausible => text.flag_implausible_text(),
        Flag::WithoutId => text.flag_without_id_text(),
        Flag::AccountDisabled => text.flag_disabled_text(),
        Flag::AccountDeleted => text.flag_deleted_text(),
    }
}

/// Explanation of a protocol whose name alone misleads (rules 2).
#[must_use]
pub fn protocol_text(text: Text, protocol: Protocol) -> Option<&'static str> {
    match protocol {
        Protocol::Other => Some(text.protocol_other_text()),
        Protocol::PowerShell => Some(text.protocol_powershell_text()),
        _ => None,
    }
}

/// Whether the device can do modern authentication, in a few words; nothing where it is not known.
#[must_use]
pub fn modern_auth(text: Text, modern: ModernAuth) -> Option<&'static str> {
    match modern {
        ModernAuth::Capable => Some(text.modern_capable()),
        ModernAuth::UpdateRequired => Some(text.modern_update()),
        ModernAuth::Replace => Some(text.modern_replace()),
        ModernAuth::Unknown => None,
    }
}

/// Event type.
#[must_use]
pub fn event_type(text: Text, event: EventType) -> &'static str {
    match event {
        EventType::InteractiveUser => text.event_interactive(),
        EventType::NonInteractiveUser => text.event_non_interactive(),
    }
}

/// Filter used in the portal.
#[must_use]
pub fn question(text: Text, question: Question) -> String {
    match question {
        Question::Everything => text.question_everything().to_owned(),
        Question::LegacyClients => text.question_legacy().to_owned(),
        Question::Client(protocol) => protocol.name().to_owned(),
        Question::App(id) => match app(id) {
            Some(name) => text.field_question_app(name),
            None => text.filter_one_app().to_owned(),
        },
        Question::Person(_) | Question::AppOfPerson { .. } | Question::MailOfPerson(_) => {
            text.filter_one_person().to_owned()
        }
        Question::Unknown => text.question_other().to_owned(),
    }
}

/// Name of a mail app.
#[must_use]
pub fn app(id: Guid) -> Option<&'static str> {
    MailApp::by_app_id(id).map(MailApp::name)
}

/// Why what was said of a file cannot be true.
#[must_use]
pub fn contradiction(text: Text, contradiction: Option<Contradiction>) -> &'static str {
    match contradiction {
        Some(Contradiction::Window) => text.file_wrong_window(),
        Some(Contradiction::Rows) => text.file_wrong_rows(),
        Some(Contradiction::EventType) => text.file_wrong_type(),
        Some(Contradiction::Filter) => text.file_wrong_filter(),
        None => "",
    }
}

/// Shape of a file.
#[must_use]
pub fn format(text: Text, format: Option<Format>) -> &'static str {
    match format {
        Some(Format::Graph) => text.format_graph(),
        Some(Format::PortalJson) => text.format_portal_json(),
        Some(Format::PortalCsv) => text.format_portal_csv(),
        Some(Format::AuthDetails) => text.format_auth_details(),
        Some(Format::Diagnostics) => text.format_diagnostics(),
        Some(Format::EventHub) => text.format_event_hub(),
        Some(Format::LogAnalytics) => text.format_log_analytics(),
        Some(Format::Hunting) => text.format_hunting(),
        Some(Format::FlatCsv) => text.format_flat_csv(),
        Some(Format::Summary) => text.format_summary(),
        Some(Format::NotUser) => text.format_not_user(),
        Some(Format::MobileDevices) => text.format_mobile_devices(),
        Some(Format::SmtpAuthReport) => text.format_smtp_report(),
        None => text.format_unknown(),
    }
}

/// Family, where a device has no label of its own.
#[must_use]
pub fn family(text: Text, family: Family) -> &'static str {
    match family {
        Family::IPhone => "iPhone",
        Family::IPad => "iPad",
        Family::IPodTouch => "iPod touch",
        Family::Apple => text.family_apple(),
        Family::Mac => text.family_mac(),
        Family::Android => text.family_android(),
        Family::Windows => text.family_windows(),
        Family::Outlook => text.family_outlook(),
        Family::OutlookMobile => text.family_outlook_mobile(),
        Family::WindowsPhone => text.family_windows_phone(),
        Family::OtherPhone => text.family_other_phone(),
        Family::MailProgram => text.family_mail_program(),
        Family::Script => text.family_script(),
        Family::Browser => text.family_browser(),
        Family::Relay => text.device_hidden(),
        Family::Unknown => text.device_unknown(),
    }
}

/// Name of a row's device and, where there is none, the reason as second line.
#[must_use]
pub fn device(text: Text, row: &FindingRow) -> (String, Option<&'static str>) {
    let has = |flag| row.flags.contains(&flag);
    if has(Flag::LikelySpray) && matches!(row.family, Family::Relay | Family::Unknown) {
        return (text.device_spray().to_owned(), None);
    }
    if row.family == Family::Relay || has(Flag::Relay) {
        return (
            text.device_hidden().to_owned(),
            Some(text.device_hidden_sub()),
        );
    }
    if !row.label.is_empty() {
        let sub = (!row.has_agent).then(|| text.device_by_details());
        return (label(text, &row.label), sub);
    }
    if has(Flag::NoUserAgent) {
        return (
            text.device_no_agent().to_owned(),
            Some(text.device_no_agent_sub()),
        );
    }
    if row.family == Family::Unknown {
        let sub = match row.has_agent {
            true => text.device_unknown_sub(),
            false => text.device_empty_agent_sub(),
        };
        return (text.device_unknown().to_owned(), Some(sub));
    }
    (family(text, row.family).to_owned(), None)
}

/// Title of a row: like [`device`], but a relayed device, which the log does not show, is titled by protocol and address.
#[must_use]
pub fn row_title(text: Text, row: &FindingRow) -> (String, Option<&'static str>) {
    let (name, sub) = device(text, row);
    let hidden = sub == Some(text.device_hidden_sub());
    let (Some(protocol), Some(address), true) = (row.protocols.first(), &row.address, hidden)
    else {
        return (name, sub);
    };
    let from = match row.addresses {
        0 | 1 => address.clone(),
        n => text.addresses_count(u64::from(n)),
    };
    (
        text.device_from(protocol.name(), &from),
        Some(text.device_hidden_short()),
    )
}

/// Longest name of an application, and longest field of a record, that is shown.
const NAME: usize = 80;
const FIELD: usize = 200;

/// What the admin said that a client app is.
#[must_use]
pub fn client_answer(text: Text, protocol: Protocol) -> &'static str {
    if protocol.is_legacy() {
        protocol.name()
    } else {
        text.client_is_modern()
    }
}

/// A name out of a log as it is shown: on one line and bounded; what cannot be seen becomes `?`.
#[must_use]
pub fn bounded(name: &str) -> String {
    one_line(name, NAME)
}

/// A field of a record with its value, shown likewise.
#[must_use]
pub fn field(name: &str, value: &str) -> String {
    one_line(&format!("{name} = {value}"), FIELD)
}

fn one_line(text: &str, most: usize) -> String {
    let mut short: String = text.trim().chars().take(most).collect();
    if short.len() < text.trim().len() {
        short.push('…');
    }
    crate::remedy::quote::remark(&short)
}

/// Why a device has no user agent; `None` where it has one. The same reason as [`device`] gives.
#[must_use]
pub fn no_agent(text: Text, row: &FindingRow) -> Option<&'static str> {
    match row.flags.contains(&Flag::NoUserAgent) {
        _ if !row.has_agent && !row.label.is_empty() => Some(text.why_agent_details()),
        true => Some(text.why_no_agent()),
        false if !row.has_agent => Some(text.why_agent_empty()),
        false => None,
    }
}

/// What the button under a list does that has room for `has` of `of`.
#[must_use]
pub fn show_more(text: Text, has: u64, of: u64) -> String {
    match has < of {
        true => text.sign_ins_more_of(has, of),
        false => text.sign_ins_more(of),
    }
}

/// How records count, in words; together they are all that were read.
#[must_use]
pub fn counts(text: Text, r: &RecordCounts) -> [(&'static str, u64); 6] {
    [
        (text.count_legacy(), r.legacy),
        (text.count_modern(), r.modern),
        (text.count_unknown(), r.unknown),
        (text.count_not_user(), r.not_user),
        (text.count_duplicates(), r.duplicates),
        (text.count_unreadable(), r.unreadable),
    ]
}

/// A device's label in the page's language: the tables, like the exports, have it in English.
fn label(text: Text, label: &str) -> String {
    match text.0 {
        Lang::En => label.to_owned(),
        Lang::De => {
            let label = label
                .replace("-inch", " Zoll")
                .replace(" for Mac", " für Mac");
            ["st", "nd", "rd", "th"]
                .into_iter()
                .fold(label, |label, ending| {
                    label.replace(&format!("{ending} generation"), ". Generation")
                })
        }
    }
}

/// Name of a row's person: display name, else principal name, else id.
#[must_use]
pub fn person(text: Text, row: &FindingRow) -> &str {
    let user = &row.user;
    user.display_name
        .as_deref()
        .or(user.principal_name.as_deref())
        .or(user.id.as_deref())
        .filter(|name| !name.is_empty())
        .unwrap_or(text.person_unknown())
}

#[cfg(test)]
mod tests {
    use super::{Lang, Text, device, label, no_agent, show_more};
    use crate::model::Instant;
    use crate::worker::messages::FromWorker;
    use crate::worker::session::Session;

    #[test]
    fn a_name_out_of_a_log_is_short_and_on_one_line() {
        assert_eq!(super::bounded(" Dataverse "), "Dataverse");
        let nasty = super::bounded("<b>\u{202e}a\n=1+1");
        assert_eq!(nasty, "<b>?a?=1+1");
        let long = super::bounded(&"é".repeat(500));
        assert_eq!(long.chars().count(), 81);
        assert!(long.ends_with('…'));
        assert_eq!(super::field("a", "b"), "a = b");
    }

    #[test]
    fn a_device_has_one_reason_for_not_being_known() {
        let mut session = Session::default();
        session.open_demo(Instant::parse("2026-11-22T10:00:00Z").unwrap());
        let told = session.changes(usize::MAX).into_iter();
        let rows: Vec<_> = told
            .flat_map(|m| match m {
                FromWorker::Findings { upsert, .. } => upsert,
                _ => Vec::new(),
            })
            .collect();
        let text = Text(Lang::En);
        let mut kinds = [0; 3];
        for row in rows {
            let FromWorker::Device {
                view: Some(view), ..
            } = session.device(row.key.clone())
            else {
                panic!("a device");
            };
            let named = view.agents.iter().any(|a| !a.agent.is_empty());
            assert_eq!(row.has_agent, named);
            assert_eq!(no_agent(text, &row).is_none(), named);
            match device(text, &row).1 {
                Some(sub) if sub == text.device_unknown_sub() => {
                    assert!(named);
                    kinds[0] += 1;
                }
                Some(sub) if sub == text.device_empty_agent_sub() => {
                    assert_eq!(no_agent(text, &row), Some(text.why_agent_empty()));
                    kinds[1] += 1;
                }
                Some(sub) if sub == text.device_no_agent_sub() => {
                    assert_eq!(no_agent(text, &row), Some(text.why_no_agent()));
                    kinds[2] += 1;
                }
                _ => {}
            }
        }
        assert!(kinds[1] > 0, "the demo tenant has such a device: {kinds:?}");
    }

    #[test]
    fn all_is_all() {
        let text = Text(Lang::En);
        assert_eq!(show_more(text, 500, 500), "Show all 500");
        assert_eq!(show_more(text, 500, 509), "Show the newest 500 of 509");
    }

    #[test]
    fn labels_are_in_the_language_of_the_page() {
        for (english, german) in [
            ("iPhone 13", "iPhone 13"),
            ("iPhone SE (2nd generation)", "iPhone SE (2. Generation)"),
            (
                "iPad Pro 11-inch (1st generation)",
                "iPad Pro 11 Zoll (1. Generation)",
            ),
            ("Outlook for Mac", "Outlook für Mac"),
        ] {
            assert_eq!(label(Text(Lang::De), english), german);
            assert_eq!(label(Text(Lang::En), english), english);
        }
    }
}
