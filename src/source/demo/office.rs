//! The ordinary day of forty people: browser, Outlook, Teams, Apple Mail with modern authentication.

use super::log::{Log, When};
use super::people::{Habit, PEOPLE, Place, home, office};
use super::record::{Access, App, EXCHANGE, Proof, SignIn};
use super::story::{principal, weekend};
use crate::model::{HOUR, Instant};

const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";
const SAFARI: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15";
const APPLE_MAIL: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const OUTLOOK: &str = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.19127; Pro)";
const OUTLOOK_PHONE: &str = "Outlook-iOS/2.0";

const BROWSER_CLIENT: &str = "Browser";
const APP_CLIENT: &str = "Mobile Apps and Desktop clients";

const PORTAL: App = ("OfficeHome", "4765445b-32c6-49b0-83e6-1d93765276ca");
const WEB_MAIL: App = ("One Outlook Web", "9199bf20-a13f-4107-85dc-02114787ef48");
const TEAMS: App = ("Microsoft Teams", "1fec8e78-bce4-4aaf-ab1b-5451cc387264");
const OFFICE: App = ("Microsoft Office", "d3590ed6-52b3-4102-aeff-aad2292ab01c");
const OUTLOOK_MOBILE: App = ("Outlook Mobile", "27922004-5251-4030-b22d-91ecd9a37ea4");
const APPLE: App = (
    "Apple Internet Accounts",
    "f8d98a96-0999-43f5-8af3-69971c7bb423",
);
const GRAPH: App = ("Microsoft Graph", "00000003-0000-0000-c000-000000000000");

/// Writes the month.
pub(super) fn write(log: &mut Log) {
    for ago in (0..=super::DAYS).rev() {
        let midnight = log.when(When::Day(ago, 0, 0));
        for (who, person) in PEOPLE.iter().enumerate() {
            if person.habit == Habit::Nothing {
                continue;
            }
            if weekend(midnight) && !log.rng.percent(15) {
                continue;
            }
            day(log, who, midnight, person.habit);
        }
    }
}

fn day(log: &mut Log, who: usize, midnight: Instant, habit: Habit) {
    let morning = midnight.plus(6 * HOUR + log.rng.below(3 * HOUR));
    let place = if log.rng.percent(70) {
        office()
    } else {
        home(who)
    };
    let mac = who.is_multiple_of(5);
    let agent = if mac { SAFARI } else { EDGE };
    let os = if mac { "MacOs" } else { "Windows10" };
    if log.rng.percent(45) {
        let app = if log.rng.percent(50) {
            PORTAL
        } else {
            WEB_MAIL
        };
        modern(
            log,
            who,
            morning,
            BROWSER_CLIENT,
            app,
            agent,
            true,
            &place,
            os,
        );
    }
    let (app, agent, os, resource) = match habit {
        Habit::Desk => (OFFICE, OUTLOOK, "Windows10", EXCHANGE),
        Habit::Phone => (OUTLOOK_MOBILE, OUTLOOK_PHONE, "Ios", EXCHANGE),
        Habit::AppleMail => (APPLE, APPLE_MAIL, "Ios", EXCHANGE),
        Habit::Browser | Habit::Nothing => (TEAMS, agent, os, GRAPH),
    };
    let client = if resource == GRAPH {
        BROWSER_CLIENT
    } else {
        APP_CLIENT
    };
    let turns = 1 + log.rng.below(2);
    for n in 0..turns {
        let at = morning.plus(n * 3 * HOUR + log.rng.below(2 * HOUR));
        modern(log, who, at, client, app, agent, false, &place, os);
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a row of a table, called in two places"
)]
fn modern(
    log: &mut Log,
    who: usize,
    at: Instant,
    client: &str,
    app: App,
    agent: &str,
    interactive: bool,
    place: &Place,
    os: &str,
) {
    let Some(person) = PEOPLE.get(who) else {
        return;
    };
    log.push(&SignIn {
        at,
        who,
        principal: &principal(person.name),
        display: person.display,
        guest: false,
        client: Some(client),
        app,
        resource: if app == PORTAL || app == TEAMS {
            GRAPH
        } else {
            EXCHANGE
        },
        agent,
        place: place.clone(),
        interactive,
        code: 0,
        protocol: "oAuth2",
        proof: if interactive {
            Proof::Password
        } else {
            Proof::Claim
        },
        access: if interactive {
            Access::Satisfied
        } else {
            Access::NotApplied
        },
        device: (
            os,
            if client == BROWSER_CLIENT {
                "Edge 142.0.0"
            } else {
                ""
            },
        ),
    });
}
