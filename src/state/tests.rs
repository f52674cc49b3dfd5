use super::{Action, AppState, Said, Trouble};
use crate::worker::messages::{
    FileMeta, FromWorker, Origin, Progress, Saved, SourceId, SourceKind, SourceView, Stated,
    Summary,
};
use crate::worker::session::Session;

fn worker(state: &AppState, message: FromWorker) -> AppState {
    state.reduce(Action::Worker(vec![message]))
}

#[test]
fn reading_is_busy_until_it_is_done() {
    let state = AppState::default();
    assert!(!state.has_data());
    let state = state.reduce(Action::Read(2));
    assert!(state.has_data() && state.busy.is_some());
    let progress = Progress {
        bytes: 30,
        total: 100,
        file: 1,
        files: 2,
        records: 7,
    };
    let state = worker(&state, FromWorker::Progress(progress));
    assert_eq!(state.said, Said::Percent(25));
    let state = worker(&state, FromWorker::Done { stopped: false });
    assert_eq!(state.busy, None);
    assert_eq!(state.said, Said::Done(0));
}

/// A case with a file of that kind and origin.
fn with(state: &AppState, id: u16, kind: SourceKind, origin: Origin) -> AppState {
    let mut session = Session::default();
    let meta = FileMeta {
        name: "log.json".to_owned(),
        size: 2,
        modified: None,
    };
    session.read_whole(&meta, kind, b"[]");
    let mut view = session.case().source_views().remove(0);
    view.id = SourceId(id);
    view.origin = origin;
    worker(state, FromWorker::Sources(vec![view]))
}

#[test]
fn after_a_crash_nothing_is_under_way_and_nothing_is_called_kept() {
    use crate::ui::i18n::{Lang, Text};
    let reading = AppState::default().reduce(Action::Read(1));
    let hashing = worker(&reading, FromWorker::Hashing { done: 1, total: 2 });
    let saving = worker(&hashing, FromWorker::Saving { done: 1, total: 2 });
    let crashed = worker(&saving, FromWorker::Crashed);
    assert!(!crashed.is_busy() && crashed.hashing.is_none() && crashed.case.saving.is_none());
    let listed = with(&AppState::default(), 0, SourceKind::File, Origin::Read);
    let gone = worker(&listed, FromWorker::Crashed);
    assert!(listed.has_data() && !gone.has_data() && !gone.unsaved());
    assert_eq!(crashed.troubles, [Trouble::Crashed]);
    assert!(!Text(Lang::En).error_crashed("").contains("is kept"));
    assert!(!Text(Lang::De).error_crashed("").contains("bleibt"));
}

#[test]
fn what_no_file_has_is_unsaved_until_it_is_saved_or_forgotten() {
    let saved = |key| FromWorker::Saved {
        name: "case.json".to_owned(),
        what: Saved::Case,
        key,
    };
    let read = with(&AppState::default(), 0, SourceKind::File, Origin::Read);
    assert!(!read.unsaved(), "it can be read again");
    let loaded = with(&AppState::default(), 0, SourceKind::File, Origin::Case);
    assert!(!loaded.unsaved(), "it is in its file");
    let mut source = SourceView::clone(&read.sources[0]);
    source.stated = Some(Stated::default());
    let described = worker(&read, FromWorker::Sources(vec![source]));
    let more = with(&loaded, 1, SourceKind::File, Origin::Read);
    for unsaved in [
        read.reduce(Action::Marked(Vec::new(), true)),
        read.reduce(Action::Marked(Vec::new(), false)),
        described,
        more.clone(),
    ] {
        assert!(unsaved.unsaved());
        assert!(!worker(&unsaved, saved(false)).unsaved());
        assert!(!unsaved.reduce(Action::Forget).unsaved());
        // A copy with pseudonyms does not bring the case back.
        assert!(worker(&unsaved, saved(true)).unsaved());
    }
    let again = worker(&more, saved(false));
    assert!(with(&again, 2, SourceKind::File, Origin::Read).unsaved());
    let demo = with(&AppState::default(), 0, SourceKind::Demo, Origin::Read);
    assert!(!demo.reduce(Action::Marked(Vec::new(), true)).unsaved());
}

#[test]
fn what_comes_late_after_forgetting_is_not_taken_in() {
    let state = AppState::default()
        .reduce(Action::Read(1))
        .reduce(Action::Forget);
    let late = Summary {
        findings: 9,
        ..Summary::default()
    };
    let state = worker(&state, FromWorker::Summary(Box::new(late.clone())));
    assert_eq!(state.summary.findings, 0);
    let state = worker(&state, FromWorker::Forgotten);
    assert!(!state.has_data());
    let state = worker(&state, FromWorker::Summary(Box::new(late)));
    assert_eq!(state.summary.findings, 9);
}
