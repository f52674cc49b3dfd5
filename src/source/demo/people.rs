//! The people of Contoso and where they are. All invented.

/// A person as the log names them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    /// Part of the user principal name before the at sign, or a whole one with its own domain.
    pub(super) name: &'static str,
    /// Display name.
    pub(super) display: &'static str,
    /// What they use besides the device of the story.
    pub(super) habit: Habit,
}

/// Modern sign-ins that a person makes on working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// Browser and Teams.
    Browser,
    /// Outlook and Teams on a PC, and the browser.
    Desk,
    /// Outlook on a phone, and the browser.
    Phone,
    /// Apple Mail with modern authentication, and the browser.
    AppleMail,
    /// None: a mailbox, a service, a guest.
    Nothing,
}

use Habit::{AppleMail, Browser, Desk, Nothing, Phone};

const fn person(name: &'static str, display: &'static str, habit: Habit) -> Person {
    Person {
        name,
        display,
        habit,
    }
}

/// Everybody. The last two have display names that a page must show as text and a table must not run.
pub(super) const PEOPLE: [Person; 58] = [
    person("anna.meier", "Anna Meier", Browser),
    person("fabio.keller", "Fabio Keller", Desk),
    person("gina.frei", "Gina Frei", Browser),
    person("scan", "Scan Service", Nothing),
    person("kopierer.2og", "Kopierer 2. OG", Nothing),
    person("archiv", "Mailarchiv", Nothing),
    person("lena.vogt", "Lena Vogt", Browser),
    person("eva.brunner", "Eva Brunner", Desk),
    person("empfang", "Empfang", Nothing),
    person("dieter.roth", "Dieter Roth", Desk),
    person("carla.huber", "Carla Huber", Desk),
    person("ines.sommer", "Ines Sommer", Desk),
    person("jonas.luethi", "Jonas Lüthi", Phone),
    person("marco.bianchi", "Marco Bianchi", Desk),
    person("ueli.baumann", "Ueli Baumann", Browser),
    person("noemi.favre", "Noëmi Favre", Browser),
    person("paul.krueger", "Paul Krüger", Browser),
    person("sabine.graf", "Sabine Graf", Desk),
    person("tom.weber", "Tom Weber", Browser),
    person("mia.schaefer", "Mia Schäfer", Browser),
    person("olga.petrova", "Olga Petrova", Browser),
    person("kai.sturm", "Kai Sturm", Desk),
    person("svc-reports", "Reports (Dienstkonto)", Nothing),
    person("svc-kalender", "Raumkalender", Nothing),
    person("buchhaltung", "Buchhaltung", Nothing),
    person("lager", "Lager", Nothing),
    person("werkstatt", "Werkstatt", Nothing),
    person("rosa.lindt", "Rosa Lindt", Browser),
    person("hannes.wolf", "Hannes Wolf", Browser),
    person("nora.blum", "Nora Blum", Browser),
    person("rolf.zimmer", "Rolf Zimmer", Browser),
    person("yusuf.demir", "Yusuf Demir", Browser),
    person("vera.kunz", "Vera Kunz", Browser),
    person("lea.oezdemir", "Léa Özdemir", Browser),
    person("pia@fabrikam.example", "Pia Ångström (Fabrikam)", Nothing),
    person("adele.roth", "Adele Roth", Desk),
    person("beat.suter", "Beat Suter", AppleMail),
    person("celine.dubois", "Céline Dubois", AppleMail),
    person("david.gerber", "David Gerber", Phone),
    person("elif.kaya", "Elif Kaya", Phone),
    person("franz.hofer", "Franz Hofer", Desk),
    person("greta.lang", "Greta Lang", AppleMail),
    person("hugo.amstutz", "Hugo Amstutz", Desk),
    person("ida.nyberg", "Ida Nyberg", Phone),
    person("joel.moser", "Joël Moser", Desk),
    person("klara.zeller", "Klara Zeller", AppleMail),
    person("luca.rossi", "Luca Rossi", Phone),
    person("maria.gonzalez", "María González", Desk),
    person("nils.berg", "Nils Berg", Desk),
    person("otto.bachmann", "Otto Bachmann", Browser),
    person("petra.stucki", "Petra Stucki", Desk),
    person("quentin.noel", "Quentin Noël", Phone),
    person("ruth.egli", "Ruth Egli", Browser),
    person("silvan.wyss", "Silvan Wyss", AppleMail),
    person("tanja.kern", "Tanja Kern", Desk),
    person("urs.bieri", "Urs Bieri", Desk),
    person("test.markup", "<img src=x onerror=alert(1)>", Browser),
    person(
        "test.formula",
        "=HYPERLINK(\"https://fabrikam.example\",\"open\")",
        Browser,
    ),
];

/// A person's index and entry by name; the first if there is none of that name (a test looks after it).
pub(super) fn by_name(name: &str) -> (usize, &'static Person) {
    let at = PEOPLE.iter().position(|p| p.name == name).unwrap_or(0);
    (at, PEOPLE.get(at).unwrap_or(&PEOPLE[0]))
}

/// Where a sign-in comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Address.
    pub(super) ip: String,
    /// City.
    pub(super) city: &'static str,
    /// Country, two letters.
    pub(super) country: &'static str,
}

/// The office's one address.
pub(super) fn office() -> Place {
    Place {
        ip: "192.0.2.10".into(),
        city: "Bern",
        country: "CH",
    }
}

/// A person's address at home.
pub(super) fn home(who: usize) -> Place {
    const CITIES: [&str; 5] = ["Bern", "Thun", "Biel/Bienne", "Solothurn", "Fribourg"];
    Place {
        ip: format!("198.51.100.{}", 10 + who),
        city: CITIES.get(who % CITIES.len()).copied().unwrap_or("Bern"),
        country: "CH",
    }
}

/// A phone on the road: mobile data, every second time IPv6.
pub(super) fn mobile(who: usize, turn: i64) -> Place {
    Place {
        ip: if turn % 2 == 0 {
            format!("203.0.113.{}", 10 + who)
        } else {
            format!("2001:db8:4000:{who:x}::{:x}", 1 + turn)
        },
        city: "Zürich",
        country: "CH",
    }
}
