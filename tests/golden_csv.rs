//! Every shape of the portal's CSV against what must come out of it, exactly: `tests/golden/csv/*.csv` beside
//! `*.expected`. The people and tenants in them are invented.
//!
//! `GOLDEN=write cargo test --test golden_csv` writes the expectations anew; read the difference before you keep it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use cutover::source::import::csv::CsvImport;
use cutover::source::{AuthStep, Format, RawRecord, Sink};
use std::borrow::Cow;
use std::fmt::Write;

#[derive(Default)]
struct Lines(String);

impl Sink for Lines {
    fn record(&mut self, format: Format, record: &RawRecord<'_>) {
        let text = |t: &Option<Cow<'_, str>>| t.as_ref().map(|t| t.to_string());
        let bytes = |b: &Option<Cow<'_, [u8]>>| {
            b.as_deref()
                .map(|b| String::from_utf8_lossy(b).into_owned())
        };
        writeln!(self.0, "record {format:?} of {} bytes", record.bytes).unwrap();
        // Every field by name: a field that is added must be added here too.
        let RawRecord {
            id,
            created,
            user_id,
            principal_name,
            display_name,
            user_type,
            app_id,
            app_name,
            resource_id,
            resource_name,
            client_app,
            user_agent,
            device_os,
            device_browser,
            ip,
            city,
            country,
            is_interactive,
            event_types,
            category,
            error_code,
            failure_reason,
            auth_protocol,
            auth_details,
            processing_details,
            ca_policies,
            ca_status,
            mfa_result,
            correlation_id,
            token_id,
            home_tenant,
            resource_tenant,
            cross_tenant,
            log_tenant,
            tenant_name,
            service_principal,
            localised: _,
            bytes: _,
        } = record;
        for (name, value) in [
            ("id", text(id)),
            ("created", text(created)),
            ("user_id", text(user_id)),
            ("principal_name", text(principal_name)),
            ("display_name", text(display_name)),
            ("user_type", text(user_type)),
            ("app_id", text(app_id)),
            ("app_name", text(app_name)),
            ("resource_id", text(resource_id)),
            ("resource_name", text(resource_name)),
            ("client_app", text(client_app)),
            ("user_agent", text(user_agent)),
            ("device_os", text(device_os)),
            ("device_browser", text(device_browser)),
            ("ip", text(ip)),
            ("city", text(city)),
            ("country", text(country)),
            ("is_interactive", text(is_interactive)),
            ("event_types", text(event_types)),
            ("category", text(category)),
            ("error_code", text(error_code)),
            ("failure_reason", text(failure_reason)),
            ("auth_protocol", text(auth_protocol)),
            ("auth_details", bytes(auth_details)),
            ("processing_details", bytes(processing_details)),
            ("ca_policies", bytes(ca_policies)),
            ("ca_status", text(ca_status)),
            ("mfa_result", text(mfa_result)),
            ("correlation_id", text(correlation_id)),
            ("token_id", text(token_id)),
            ("home_tenant", text(home_tenant)),
            ("resource_tenant", text(resource_tenant)),
            ("cross_tenant", text(cross_tenant)),
            ("log_tenant", text(log_tenant)),
            ("tenant_name", text(tenant_name)),
            ("service_principal", text(service_principal)),
        ] {
            if let Some(value) = value {
                writeln!(self.0, "  {name} {value:?}").unwrap();
            }
        }
    }

    fn unreadable(&mut self) {
        self.0.push_str("unreadable\n");
    }

    fn auth_step(&mut self, step: &AuthStep<'_>) {
        let AuthStep {
            request_id,
            method,
            succeeded,
        } = step;
        writeln!(self.0, "step {request_id:?} {method:?} {succeeded:?}").unwrap();
    }
}

/// Reads bytes that come in pieces of the given sizes (the last size again and again).
fn read(bytes: &[u8], pieces: &[usize]) -> String {
    let mut import = CsvImport::default();
    let mut lines = Lines::default();
    let mut pieces = pieces.iter().copied().cycle();
    let (mut from, mut to) = (0, 0);
    let stop = loop {
        to = (to + pieces.next().unwrap().max(1)).min(bytes.len());
        let at_end = to == bytes.len();
        let step = import.parse(&bytes[from..to], at_end, &mut lines);
        from += step.consumed;
        assert!(from <= to);
        if step.stop.is_some() || at_end {
            break step.stop;
        }
    };
    writeln!(
        lines.0,
        "end {:?} rows {} localised {} notes {:?} stop {stop:?} at {from}",
        import.format(),
        import.rows(),
        import.localised(),
        import.notes()
    )
    .unwrap();
    lines.0
}

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/csv");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(files.len() >= 25, "golden files are missing");
    files
}

#[test]
fn every_shape_gives_exactly_its_records() {
    for (path, bytes) in files() {
        let found = read(&bytes, &[usize::MAX]);
        let expected = path.replace(".csv", ".expected");
        if std::env::var_os("GOLDEN").is_some_and(|v| v == "write") {
            std::fs::write(&expected, &found).unwrap();
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        assert!(
            found == wanted,
            "{path}\n--- found\n{found}--- wanted\n{wanted}"
        );
    }
}

#[test]
fn the_same_file_in_pieces_gives_the_same_records() {
    for (path, bytes) in files() {
        let whole = read(&bytes, &[usize::MAX]);
        for pieces in [&[1][..], &[7], &[64, 1, 900], &[4096]] {
            assert_eq!(
                read(&bytes, pieces),
                whole,
                "{path} in pieces of {pieces:?}"
            );
        }
    }
}

/// Languages, separators and quoting are only clothes: the same rows give the same records, but for translated words.
#[test]
fn every_language_gives_the_same_sign_ins() {
    let essence = |name: &str| {
        let path = format!("{}/tests/golden/csv/{name}", env!("CARGO_MANIFEST_DIR"));
        let read = read(&std::fs::read(path).unwrap(), &[usize::MAX]);
        let kept = [
            "id ",
            "created ",
            "user_id ",
            "principal_name ",
            "user_agent ",
            "ip ",
            "error_code ",
            "app_id ",
            "auth_protocol ",
        ];
        read.lines()
            .filter(|l| kept.iter().any(|k| l.trim_start().starts_with(k)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let english = essence("en-57.csv");
    assert_eq!(english.lines().count(), 32);
    for name in [
        "en-55-quoted.csv",
        "en-57-semicolon.csv",
        "en-57-tab.csv",
        "en-57-odd-header.csv",
        "es-57-semicolon.csv",
        "fr-57-semicolon.csv",
        "de-57-semicolon.csv",
        "it-55.csv",
        "unknown-language-57.csv",
    ] {
        assert_eq!(essence(name), english, "{name}");
    }
}

proptest::proptest! {
    #[test]
    fn any_split_gives_the_same(
        file in 0usize..25,
        pieces in proptest::collection::vec(1usize..3000, 1..20),
    ) {
        let (path, bytes) = &files()[file];
        proptest::prop_assert_eq!(read(bytes, &pieces), read(bytes, &[usize::MAX]), "{}", path);
    }

    #[test]
    fn arbitrary_bytes_never_panic(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..3000),
        piece in 1usize..500,
    ) {
        proptest::prop_assert_eq!(read(&bytes, &[piece]), read(&bytes, &[usize::MAX]));
    }

    /// Damage in a real file: nothing panics, and pieces still do not matter.
    #[test]
    fn damaged_files_never_panic(
        file in 0usize..25,
        at in proptest::collection::vec((0usize..9000, proptest::sample::select(b"\",;\n\r\xff\0a".to_vec())), 1..6),
        cut in 0usize..9000,
        piece in 1usize..900,
    ) {
        let (_, mut bytes) = files()[file].clone();
        for (at, byte) in at {
            if let Some(b) = bytes.get_mut(at) {
                *b = byte;
            }
        }
        bytes.truncate(cut.max(1));
        proptest::prop_assert_eq!(read(&bytes, &[piece]), read(&bytes, &[usize::MAX]));
    }
}

/// Counts, and remembers nothing.
#[derive(Default)]
struct Count(u64, u64);

impl Sink for Count {
    fn record(&mut self, _: Format, _: &RawRecord<'_>) {
        self.0 += 1;
    }
    fn unreadable(&mut self) {
        self.1 += 1;
    }
    fn auth_step(&mut self, _: &AuthStep<'_>) {}
}

fn header_and(row: &str, times: usize) -> Vec<u8> {
    let (_, bytes) = files()
        .into_iter()
        .find(|(path, _)| path.ends_with("/en-57.csv"))
        .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.split_inclusive("\r\n");
    let header = lines.next().unwrap();
    let row = if row.is_empty() {
        lines.next().unwrap()
    } else {
        row
    };
    let mut file = header.as_bytes().to_vec();
    for _ in 0..times {
        file.extend_from_slice(row.as_bytes());
    }
    file
}

#[test]
fn exactly_the_portals_limit_means_cut() {
    for (rows, cut) in [
        (99_999, false),
        (100_000, true),
        (100_001, false),
        (250_000, true),
    ] {
        let mut import = CsvImport::default();
        let mut count = Count::default();
        let bytes = header_and("", rows);
        let step = import.parse(&bytes, true, &mut count);
        assert_eq!((step.consumed, step.stop), (bytes.len(), None));
        assert_eq!((count.0, count.1), (rows as u64, 0));
        assert_eq!(import.rows(), rows as u64);
        assert_eq!(
            import
                .notes()
                .contains(&cutover::source::SourceNote::CutAtLimit),
            cut,
            "{rows}"
        );
    }
}

#[test]
fn a_row_without_end_is_refused_within_bounds() {
    use cutover::source::ProblemCode;
    let endless = format!("2025-12-04T08:19:41Z,\"{}", "x".repeat(3 << 20));
    // The same without a line end, and with line ends inside the quote that is never closed.
    for (row, code) in [
        (endless.clone(), ProblemCode::RecordTooLarge),
        (
            endless.replace("xxxxxxxxxx", "xxxxxxxxx\n"),
            ProblemCode::Truncated,
        ),
    ] {
        let bytes = header_and(&row, 1);
        for piece in [bytes.len(), 100_000] {
            let mut import = CsvImport::default();
            let (mut from, mut to) = (0, 0);
            let stop = loop {
                to = (to + piece).min(bytes.len());
                let step = import.parse(&bytes[from..to], to == bytes.len(), &mut Count::default());
                from += step.consumed;
                assert!(
                    to - from <= (1 << 20) + piece,
                    "no more is held than a row may have"
                );
                if step.stop.is_some() || to == bytes.len() {
                    break step.stop;
                }
            };
            assert_eq!(stop, Some(code), "pieces of {piece}");
        }
    }
}
