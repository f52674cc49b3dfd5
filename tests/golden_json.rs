//! Golden files: each JSON input of `tests/golden/json`, read alone, gives exactly the expected findings and coverage.
//!
//! `GOLDEN=write cargo test --test golden_json` writes the expectations anew; read the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::findings_json;
use cutover::findings::view::SourceKind;
use cutover::model::Instant;
use cutover::worker::messages::FileMeta;
use cutover::worker::session::Session;
use std::fs;
use std::path::Path;

fn export(name: &str, bytes: &[u8], piece: usize) -> String {
    let mut session = Session::default();
    let meta = FileMeta {
        name: name.to_owned(),
        size: bytes.len() as u64,
        modified: None,
    };
    let mut feed = session.begin(&meta, SourceKind::File, &[], false);
    let (mut from, mut to) = (0, 0);
    loop {
        to = (to + piece).min(bytes.len());
        let step = session.feed(&mut feed, &bytes[from..to], to == bytes.len());
        from += step.consumed;
        if step.stop.is_some() || to == bytes.len() {
            break;
        }
    }
    session.end(&feed, None, false);
    let now = Instant::parse("2026-11-22T10:00:00.750Z").unwrap();
    findings_json(session.case(), now).unwrap()
}

#[test]
fn every_input_gives_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/json");
    let write = std::env::var("GOLDEN").is_ok_and(|v| v == "write");
    let mut inputs = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        inputs += 1;
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = fs::read(&path).unwrap();
        let got = export(&name, &bytes, bytes.len());
        let expected = path.with_extension("expected");
        if write {
            fs::write(&expected, &got).unwrap();
        }
        let want = fs::read_to_string(&expected).unwrap();
        assert_eq!(got, want, "{name}");
        for piece in [5000, 4097] {
            assert_eq!(
                export(&name, &bytes, piece),
                want,
                "{name} in pieces of {piece}"
            );
        }
    }
    assert!(inputs >= 5, "only {inputs} golden inputs were found");
}
