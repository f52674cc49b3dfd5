//! What leaves the page: messages to the worker, the address, language and colours. Built once by the root.

use super::context::{Commands, State, Theme};
use super::i18n::{Lang, patterns};
use crate::platform::given::{FolderError, Gift, Given};
use crate::platform::graph::GraphDoor;
use crate::platform::identity::Identity;
use crate::platform::worker_handle::WorkerHandle;
use crate::platform::{clock, page, texts};
use crate::state::fetch::Window;
use crate::state::sign_in::Event;
use crate::state::{Action, Place, Trouble};
use crate::worker::messages::{FindingKey, FromWorker, Mark, SaveAs, SourceId, Stated, ToWorker};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The worker, once it runs.
pub(super) type Worker = Rc<RefCell<Option<WorkerHandle>>>;

/// Whether leaving the page loses what only the page holds: what the listener asks, which must know at once when the admin
/// decided to leave.
pub(super) type Unsaved = Rc<Cell<bool>>;

/// Builds them.
pub(super) fn commands(
    state: &State,
    lang: &UseStateHandle<Lang>,
    theme: &UseStateHandle<Theme>,
    worker: &Worker,
    graph: &GraphDoor,
    identity: &Identity,
    unsaved: &Unsaved,
) -> Commands {
    let state = state.dispatcher();
    let send = {
        let (state, worker) = (state.clone(), Rc::clone(worker));
        move |message: &ToWorker| match &*worker.borrow() {
            Some(handle) => handle.send(message),
            None if *message == ToWorker::Forget => {
                state.dispatch(Action::Worker(vec![FromWorker::Forgotten]));
            }
            None => state.dispatch(Action::Trouble(Trouble::Worker)),
        }
    };
    let to_findings = || {
        if Place::of_fragment(&page::fragment()) == Place::Start {
            page::go(&Place::Findings.fragment());
        }
    };
    let drop_data = {
        let (state, send, door) = (state.clone(), send.clone(), graph.clone());
        let unsaved = Rc::clone(unsaved);
        move || {
            unsaved.set(false);
            state.dispatch(Action::Forget);
            door.abort_all();
            send(&ToWorker::Forget);
            page::go(&Place::Start.fragment());
        }
    };
    identity.listen({
        let (state, drop_data, door) = (state.clone(), drop_data.clone(), graph.clone());
        let read = Cell::new(0);
        Callback::from(move |event| {
            if event == (Event::OutElsewhere { signed_out: true }) {
                drop_data();
            }
            // Back from Microsoft reading starts by itself; a renewed token is no new sign-in.
            let begins = match &event {
                Event::SignedIn(account) => read.replace(account.generation) < account.generation,
                _ => false,
            };
            state.dispatch(Action::SignIn(event));
            if begins && door.begin(Window::default().span(clock::now())) {
                to_findings();
            }
        })
    });
    let read = {
        let (state, worker) = (state.clone(), Rc::clone(worker));
        Callback::from(move |given: Vec<Given>| {
            if given.is_empty() {
                return;
            }
            match &*worker.borrow() {
                Some(handle) => {
                    let count = u64::try_from(given.len()).unwrap_or(u64::MAX);
                    state.dispatch(Action::Read(count));
                    to_findings();
                    handle.read(given, clock::now());
                }
                None => state.dispatch(Action::Trouble(Trouble::Worker)),
            }
        })
    };
    Commands {
        take: {
            let state = state.clone();
            Callback::from(move |gift: Gift| {
                let (state, read, folder) = (state.clone(), read.clone(), gift.has_folder());
                if folder {
                    state.dispatch(Action::Listing(true));
                }
                gift.take(move |files| {
                    if folder {
                        state.dispatch(Action::Listing(false));
                    }
                    match files {
                        Ok(files) => read.emit(files),
                        Err(error) => {
                            let path = match error {
                                FolderError::TooMany => None,
                                FolderError::Unreadable(path) => Some(path),
                            };
                            state.dispatch(Action::Trouble(Trouble::Folder(path)));
                        }
                    }
                });
            })
        },
        again: {
            let (state, send) = (state.clone(), send.clone());
            Callback::from(move |(files, told)| {
                state.dispatch(Action::Read(files));
                send(&ToWorker::Again(told));
            })
        },
        demo: {
            let (state, send) = (state.clone(), send.clone());
            Callback::from(move |()| {
                state.dispatch(Action::Demo);
                send(&ToWorker::Demo { now: clock::now() });
                to_findings();
            })
        },
        stop: {
            let (state, send) = (state.clone(), send.clone());
            Callback::from(move |()| {
                state.dispatch(Action::Stop);
                send(&ToWorker::Stop);
            })
        },
        save_as: {
            let send = send.clone();
            Callback::from(move |(what, passphrase, pseudonyms)| {
                let now = clock::now();
                send(&ToWorker::Save(SaveAs {
                    what,
                    passphrase,
                    pseudonyms,
                    lang: page::root_attribute("lang")
                        .and_then(|tag| Lang::of_tag(&tag))
                        .unwrap_or(Lang::En),
                    now,
                    offset: clock::offset(now),
                }));
            })
        },
        unlock: {
            let (state, send) = (state.clone(), send.clone());
            Callback::from(move |(file, passphrase)| {
                state.dispatch(Action::Read(1));
                send(&ToWorker::Unlock { file, passphrase });
            })
        },
        forget: {
            let (drop_data, identity) = (drop_data.clone(), identity.clone());
            Callback::from(move |()| {
                identity.forget();
                drop_data();
            })
        },
        sign_in: {
            let (identity, unsaved) = (identity.clone(), Rc::clone(unsaved));
            Callback::from(move |(wish, saved)| {
                // What it costs was shown before.
                unsaved.set(false);
                identity.sign_in(wish, saved);
            })
        },
        sign_out: {
            let (drop_data, identity) = (drop_data.clone(), identity.clone());
            Callback::from(move |()| {
                drop_data();
                identity.sign_out();
            })
        },
        ask_sign_in: {
            let send = send.clone();
            Callback::from(move |(ask, lang)| send(&ToWorker::SignIn { ask, lang }))
        },
        paste: {
            let identity = identity.clone();
            Callback::from(move |(text, cloud): (String, _)| identity.paste(&text, cloud))
        },
        describe: {
            let (state, send) = (state.clone(), send.clone());
            Callback::from(move |(name, files): (String, Vec<(SourceId, Stated)>)| {
                let described = Action::Described(name, files.len() as u64);
                send(&ToWorker::Describe {
                    files,
                    now: clock::now(),
                });
                state.dispatch(described);
            })
        },
        device: {
            let send = send.clone();
            Callback::from(move |key| {
                send(&ToWorker::Device {
                    key,
                    now: clock::now(),
                });
            })
        },
        proof: {
            let send = send.clone();
            Callback::from(move |(key, lang)| {
                send(&ToWorker::Proof {
                    key,
                    lang,
                    now: clock::now(),
                });
            })
        },
        mark: {
            let (state, send) = (state.clone(), send.clone());
            Callback::from(move |(keys, mark): (Vec<FindingKey>, Option<Mark>)| {
                send(&ToWorker::Mark {
                    keys: keys.clone(),
                    mark,
                    now: clock::now(),
                });
                state.dispatch(Action::Marked(keys, mark.is_some()));
            })
        },
        mark_anew: {
            let send = send.clone();
            Callback::from(move |(key, at)| {
                send(&ToWorker::MarkAnew {
                    key,
                    at,
                    now: clock::now(),
                });
            })
        },
        tick: {
            let send = send.clone();
            Callback::from(move |()| send(&ToWorker::Tick { now: clock::now() }))
        },
        remedy: {
            let send = send.clone();
            Callback::from(move |(ask, lang)| {
                send(&ToWorker::Remedy {
                    ask,
                    lang,
                    now: clock::now(),
                });
            })
        },
        copy: {
            let state = state.clone();
            Callback::from(move |content: String| {
                page::copy(&content);
                state.dispatch(Action::Copied);
            })
        },
        save: {
            let state = state.clone();
            Callback::from(move |file: crate::worker::messages::File| {
                page::download_bytes(&file.name, &file.media_type, &file.bytes);
                state.dispatch(Action::Saved(file.name));
            })
        },
        hash: Callback::from(move |()| send(&ToWorker::Hash)),
        fetch: {
            let door = graph.clone();
            Callback::from(move |window: Window| {
                if door.begin(window.span(clock::now())) {
                    to_findings();
                }
            })
        },
        graph: {
            let door = graph.clone();
            Callback::from(move |message| door.say(message))
        },
        lang: {
            let (lang, state, worker) = (lang.setter(), state.clone(), Rc::clone(worker));
            Callback::from(move |to: Lang| {
                let set = {
                    let lang = lang.clone();
                    move || {
                        page::set_query_lang(to.code());
                        lang.set(to);
                    }
                };
                if patterns::is_loaded(to) {
                    return set();
                }
                let (state, worker) = (state.clone(), Rc::clone(&worker));
                texts::fetch(to.code(), move |lines| {
                    let Some(lines) = lines else {
                        return state.dispatch(Action::Trouble(Trouble::Language(to.name())));
                    };
                    if let Some(handle) = &*worker.borrow() {
                        handle.send(&ToWorker::Texts(to, lines.clone()));
                    }
                    patterns::load(to, lines);
                    set();
                });
            })
        },
        theme: {
            let theme = theme.setter();
            Callback::from(move |to| theme.set(to))
        },
    }
}
