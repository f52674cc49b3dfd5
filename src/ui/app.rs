//! The root: owns the state, starts the worker, follows the address, and chooses the place.

use super::commands::{Unsaved, Worker, commands};
use super::context::{Bar, Commands, Env, Shared, State, Store, Theme};
use super::i18n::{Lang, Text, patterns};
use super::pages::Page;
use super::shell::{
    Beat, CaseDialog, Fetching, Footer, Header, MarkDialog, Notices, Overlay, Reading,
};
use super::sign_in::Questions;
use crate::platform::format::Format;
use crate::platform::graph::GraphDoor;
use crate::platform::identity::Identity;
use crate::platform::listen::Listener;
use crate::platform::worker_handle::WorkerHandle;
use crate::platform::{config, page};
use crate::state::{Action, FixTab, Place, Trouble, filter_address};
use crate::worker::messages::{Answer, FromGraph, FromWorker, ToWorker};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AppProps {
    /// Who is signed in.
    pub identity: Identity,
    /// The language whose words are there.
    pub lang: Lang,
}

/// The whole page.
#[component(App)]
pub(super) fn app(props: &AppProps) -> Html {
    let state = use_reducer(Store::default);
    let lang = use_state(|| props.lang);
    let theme = use_state(Theme::default);
    let place = use_state(|| Place::of_fragment(&page::fragment()));
    let worker: Worker = use_memo((), |()| RefCell::new(None));
    let bar = use_memo((), |()| Bar::default());
    let graph = use_memo((), |()| {
        GraphDoor::new(props.identity.clone(), Rc::clone(&worker))
    });

    // While the page is first drawn, not after: its parts ask the worker as soon as they are there.
    use_memo((), |()| {
        let state = state.dispatcher();
        let heard = gather(state.clone(), GraphDoor::clone(&graph), Bar::clone(&bar));
        start(&worker, &heard, &state);
    });
    use_effect_with((), {
        let (state, place) = (state.dispatcher(), place.setter());
        move |()| {
            let told = state.clone();
            config::fetch(move |config| match config {
                Some(Ok(config)) => told.dispatch(Action::Configured(config)),
                Some(Err(error)) => told.dispatch(Action::Trouble(Trouble::Config(error))),
                None => {}
            });
            let follow = move |fragment: String| {
                if let Some(filter) = filter_address::filter(&fragment) {
                    state.dispatch(Action::Filter(filter));
                }
                place.set(Place::of_fragment(&fragment));
            };
            follow(page::fragment());
            let listener = page::on_fragment(follow);
            move || drop(listener)
        }
    });

    let env = Env {
        text: Text(*lang),
        format: Shared(use_memo(*lang, |lang| match lang {
            Lang::En => Format::new("en", "en-GB"),
            Lang::De => Format::new("de", "de-DE"),
        })),
        theme: *theme,
        // Without data every place but one shows Start; the address stays and is followed once there is data.
        place: if state.0.has_data() || *place == Place::SetUp {
            (*place).clone()
        } else {
            Place::Start
        },
    };
    use_effect_with(*lang, |lang| page::set_root("lang", Some(lang.code())));
    use_effect_with(*theme, |theme| {
        let name = match theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        page::set_root("data-theme", name);
    });
    use_effect_with((env.text, env.place.clone()), |(text, place)| {
        page::set_title(&match place_name(*text, place) {
            None => "Cutover".to_owned(),
            Some(name) => text.page_title(name),
        });
    });
    let filtered =
        (env.place == Place::Findings).then(|| filter_address::fragment(&state.0.filter));
    use_effect_with(filtered, |address| {
        if let Some(address) = address.as_ref().filter(|a| **a != page::fragment()) {
            page::replace_fragment(address);
        }
    });
    use_place_focus(&env.place);
    let unsaved = use_warning(state.0.unsaved());

    let commands = Shared(use_memo((), |()| {
        commands(
            &state,
            &lang,
            &theme,
            &worker,
            &graph,
            &props.identity,
            &unsaved,
        )
    }));
    let returning = !matches!(*place, Place::Start | Place::SetUp)
        && !state.0.has_data()
        && state.0.fetching.view.is_none();
    let busy = state.0.is_busy();
    let skip = Callback::from(|event: MouseEvent| {
        // A plain link would change the address, which is the place.
        event.prevent_default();
        page::focus("#main");
    });
    html! {
        <ContextProvider<State> context={state}>
        <ContextProvider<Env> context={env.clone()}>
        <ContextProvider<Shared<Commands>> context={commands}>
            <a class="skip" href="#main" onclick={skip}>{ env.text.skip() }</a>
            <Header />
            <main id="main" tabindex="-1" aria-busy={busy.to_string()}>
                <Reading bar={Bar::clone(&bar)} />
                <Fetching />
                <Notices />
                <Page place={env.place.clone()} {returning} />
            </main>
            <Footer />
            <Overlay />
            <Questions />
            <CaseDialog />
            <MarkDialog />
            <Beat />
        </ContextProvider<Shared<Commands>>>
        </ContextProvider<Env>>
        </ContextProvider<State>>
    }
}

/// Starts the worker, and another one when it crashes. One that never said that it is ready would crash again.
fn start(worker: &Worker, heard: &Callback<FromWorker>, state: &UseReducerDispatcher<Store>) {
    let ready = Cell::new(false);
    let (place, told, dispatcher) = (Rc::clone(worker), heard.clone(), state.clone());
    let spawned = WorkerHandle::spawn(Callback::from(move |message: FromWorker| {
        ready.set(ready.get() || matches!(message, FromWorker::Ready));
        let again = matches!(message, FromWorker::Crashed) && ready.get();
        told.emit(message);
        if again {
            // Not from within the handler of the one that it replaces.
            let (place, told, state) = (Rc::clone(&place), told.clone(), dispatcher.clone());
            page::after(0, move || start(&place, &told, &state));
        }
    }));
    match spawned {
        Ok(handle) => {
            for (lang, lines) in patterns::loaded() {
                handle.send(&ToWorker::Texts(lang, lines));
            }
            *worker.borrow_mut() = Some(handle);
        }
        Err(_) => state.dispatch(Action::Trouble(Trouble::Worker)),
    }
}

/// Takes what the worker tells and hands it to the state in bundles: while thousands of rows arrive, each bundle is
/// drawn once. What somebody waits for is handed over at once.
fn gather(state: UseReducerDispatcher<Store>, graph: GraphDoor, bar: Bar) -> Callback<FromWorker> {
    let waiting: Rc<RefCell<VecDeque<FromWorker>>> = Rc::default();
    let told = Cell::new(None);
    Callback::from(move |message: FromWorker| {
        if let FromWorker::Progress(progress) = &message {
            bar.tell(*progress);
            // The state says each quarter.
            let quarters = Some(progress.quarters());
            if told.replace(quarters) == quarters {
                return;
            }
        }
        if matches!(message, FromWorker::Crashed) {
            graph.abort_all();
        }
        if let FromWorker::Graph(wish) = &message {
            graph.heard(wish);
            if matches!(wish, FromGraph::Ask { .. } | FromGraph::Abort(_)) {
                return;
            }
        }
        if let FromWorker::Remedy(Answer::File(file)) = &message {
            page::download_bytes(&file.name, &file.media_type, &file.bytes);
        }
        let bulk = matches!(
            message,
            FromWorker::Graph(_)
                | FromWorker::Findings { .. }
                | FromWorker::Progress(_)
                | FromWorker::Sources(_)
                | FromWorker::Summary(_)
                | FromWorker::Compared(_)
                | FromWorker::Done { .. }
        );
        let first = waiting.borrow().is_empty();
        let last = matches!(message, FromWorker::Done { .. });
        waiting.borrow_mut().push_back(message);
        let (state, waiting) = (state.clone(), Rc::clone(&waiting));
        match (bulk, last, first) {
            (false, ..) => flush(&state, &waiting, usize::MAX, 0),
            // Nothing more comes: what is left needs no gathering.
            (true, true, _) => flush(&state, &waiting, LAST_BUNDLE, 0),
            (true, false, true) => page::after(BUNDLE_MS, move || {
                flush(&state, &waiting, BUNDLE, BUNDLE_MS / 4);
            }),
            (true, false, false) => {}
        }
    })
}

/// How long rows are gathered before they are drawn.
const BUNDLE_MS: i32 = 120;
/// Messages in one bundle at the most: what it costs to take them in stays well below what a person notices.
const BUNDLE: usize = 3;
/// The same once reading has ended, when the page has nothing else to do.
const LAST_BUNDLE: usize = 8;

fn flush(
    state: &UseReducerDispatcher<Store>,
    waiting: &Rc<RefCell<VecDeque<FromWorker>>>,
    most: usize,
    pause_ms: i32,
) {
    let bundle: Vec<FromWorker> = {
        let mut waiting = waiting.borrow_mut();
        let count = most.min(waiting.len());
        waiting.drain(..count).collect()
    };
    if !bundle.is_empty() {
        state.dispatch(Action::Worker(bundle));
    }
    if !waiting.borrow().is_empty() {
        let (state, waiting) = (state.clone(), Rc::clone(waiting));
        page::after(pause_ms, move || flush(&state, &waiting, most, pause_ms));
    }
}

fn place_name(text: Text, place: &Place) -> Option<&'static str> {
    match place {
        Place::Start => None,
        Place::Findings | Place::Device(_) => Some(text.nav_findings()),
        Place::Proof(_) => Some(text.proof_open()),
        Place::Fix(FixTab::Repair) => Some(text.fix_repair()),
        Place::Fix(FixTab::Tell) => Some(text.fix_tell()),
        Place::Fix(FixTab::Block) => Some(text.fix_block()),
        Place::Evidence => Some(text.nav_evidence()),
        Place::SetUp => Some(text.set_up_title()),
    }
}

/// While there is something unsaved, the browser asks before it leaves the page.
#[hook]
fn use_warning(there_is: bool) -> Unsaved {
    let unsaved = use_memo((), |()| Cell::new(false));
    use_effect_with(there_is, {
        let unsaved = Rc::clone(&unsaved);
        move |there_is| {
            unsaved.set(*there_is);
            let listener = there_is.then(|| {
                Listener::window("beforeunload", move |event| {
                    if unsaved.get() {
                        page::ask_before_leaving(&event);
                    }
                })
            });
            move || drop(listener)
        }
    });
    unsaved
}

/// After a change of place the focus goes to its title, or back to the row that was opened; the findings keep how far
/// they were scrolled.
#[hook]
fn use_place_focus(place: &Place) {
    let last = use_mut_ref(|| None::<Place>);
    let scrolled = use_mut_ref(|| 0.0_f64);
    let leaving = last.borrow().clone();
    if leaving == Some(Place::Findings) && *place != Place::Findings {
        *scrolled.borrow_mut() = page::scroll_y();
    }
    use_effect_with(place.clone(), move |place| {
        let before = last.borrow_mut().replace(place.clone());
        let Some(before) = before.filter(|before| before != place) else {
            return;
        };
        let y = if *place == Place::Findings {
            *scrolled.borrow()
        } else {
            0.0
        };
        let row = match before {
            Place::Device(key) if *place == Place::Findings => {
                Some(format!("a[href=\"#/device/{}\"]", key.0))
            }
            _ => None,
        };
        // The place is drawn after this; and of a long table, rows far down only after the scrolling.
        page::after(BUNDLE_MS / 2, move || {
            page::scroll_to(y);
            match row {
                None => drop(page::focus("#place-title")),
                Some(row) => page::after(BUNDLE_MS, move || {
                    if !page::focus(&row) {
                        page::focus("#place-title");
                    }
                }),
            }
        });
    });
}
