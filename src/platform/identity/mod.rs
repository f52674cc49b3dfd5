//! Who is signed in, in this tab: tokens in memory only, one renewal at a time. Decides nothing by itself: that is
//! `auth/`; here are the browser and the waiting.
//!
//! [`Identity::start`] comes before everything else in the page: it takes an answer of Microsoft out of the address.
//! [`Identity::listen`] then tells what happens, beginning with that answer.

mod browser;
mod post;

use super::listen::Listener;
use super::page;
use crate::auth::response::{Redeemable, Response, is_of_admin_consent, is_stray};
use crate::auth::session::{Decision, Renewal, Session};
use crate::auth::transaction::{Intent, Transaction, interrupted, redeeming};
use crate::auth::{
    Account, Ask, AuthError, Bearer, ConfigFault, FlowFault, RedirectUri, Registration, ReturnTo,
    pasted, pkce, request,
};
use crate::model::Cloud;
use crate::state::sign_in::{Event, Wish};
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, PageTransitionEvent};
use yew::Callback;

/// Name of the channel between the tabs of the page, and the words on it.
const CHANNEL: &str = "cutover.identity";
const SIGNED_OUT: &str = "signed-out";
const FORGOTTEN: &str = "forgotten";
/// If the page is still there after this many milliseconds, the browser did not leave it.
const LEAVING: i32 = 30_000;

/// What the page was loaded with.
enum Arrival {
    /// A code to redeem.
    Code(Box<Redeemable>),
    /// An answer that ends no sign-in, or none at all where one was under way.
    Failed(AuthError, Option<Registration>),
}

/// How a renewal that is under way ended, for all who wait for it.
type Outcome = Rc<RefCell<Option<Result<(), AuthError>>>>;

#[derive(Default)]
struct Inner {
    session: RefCell<Session>,
    listener: RefCell<Callback<Event>>,
    arrival: RefCell<Option<Arrival>>,
    /// A sign-in is under way: set before anything is awaited, so a second click finds it.
    leaving: Cell<bool>,
    /// Which attempt it is.
    attempt: Cell<u32>,
    renewing: RefCell<Option<(Promise, Outcome)>>,
    channel: Option<BroadcastChannel>,
    listeners: RefCell<Vec<Listener>>,
}

/// A handle to the sign-in of this tab; all clones are the same.
#[derive(Clone, Default)]
pub struct Identity(Rc<Inner>);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Identity {
    /// Takes an answer of Microsoft out of the address and the history, and the record of the sign-in out of the storage.
    /// Before the first frame is drawn and before anything else looks at the address.
    #[must_use]
    pub fn start() -> Self {
        let fragment = page::fragment();
        let response = Response::of_fragment(&fragment);
        let record = browser::take_record();
        let transaction = record.as_deref().and_then(Transaction::read);
        let query = browser::query();
        // The page asks for answers in the fragment; one in the query is none to a question of its own.
        let stray = response.is_none() && is_stray(&query);
        if response.is_some() || stray || is_of_admin_consent(&query) {
            let back = match (&response, &transaction) {
                (Some(_), Some(transaction)) => transaction.return_to.clone(),
                (Some(_), None) => ReturnTo::new(&query, ""),
                (None, _) => ReturnTo::new(&query, &fragment),
            };
            browser::replace_address(&page::base_address(), &back.text());
        }
        let tried = transaction
            .as_ref()
            .map(|transaction| transaction.intent.registration.clone());
        let arrival = match (response, transaction) {
            (None, _) if stray => {
                let fault = AuthError::Flow(FlowFault::StateMismatch);
                Some(Arrival::Failed(fault, tried))
            }
            (Some(response), transaction) => {
                Some(match response.check(transaction, browser::time().wall) {
                    Ok(redeemable) => Arrival::Code(Box::new(redeemable)),
                    Err(error) => Arrival::Failed(error, tried),
                })
            }
            // Back, or loaded anew, in the middle of it.
            (None, Some(_)) => Some(Arrival::Failed(
                AuthError::Flow(FlowFault::Cancelled),
                tried,
            )),
            (None, None) => record.as_deref().and_then(interrupted).map(|registration| {
                Arrival::Failed(AuthError::Flow(FlowFault::Interrupted), Some(registration))
            }),
        };
        Self(Rc::new(Inner {
            arrival: RefCell::new(arrival),
            channel: BroadcastChannel::new(CHANNEL).ok(),
            ..Inner::default()
        }))
    }

    /// Tells what happens from now on, beginning with what the page was loaded with. Call it once.
    pub fn listen(&self, listener: Callback<Event>) {
        *self.0.listener.borrow_mut() = listener;
        let mut listeners = Vec::new();
        let shown = {
            let identity = self.clone();
            Listener::window("pageshow", move |event| {
                let kept = event
                    .dyn_ref::<PageTransitionEvent>()
                    .is_some_and(PageTransitionEvent::persisted);
                if kept && identity.0.leaving.get() {
                    identity.give_up(FlowFault::Cancelled);
                }
            })
        };
        listeners.extend(shown);
        if let Some(channel) = &self.0.channel {
            let identity = self.clone();
            listeners.push(Listener::new(channel, "message", move |event| {
                let word = event
                    .dyn_ref::<MessageEvent>()
                    .and_then(|event| event.data().as_string());
                identity.heard(word.as_deref());
            }));
        }
        *self.0.listeners.borrow_mut() = listeners;
        match self.0.arrival.take() {
            Some(Arrival::Code(redeemable)) => self.redeem(*redeemable),
            Some(Arrival::Failed(error, registration)) => self.tell(Event::Failed {
                error,
                registration,
            }),
            None => {}
        }
    }

    /// Who is signed in.
    #[must_use]
    pub fn account(&self) -> Option<Account> {
        self.0.session.borrow().account().cloned()
    }

    /// Goes to Microsoft to sign in; the page ends with it. What comes of it is told to the listener. A second call while
    /// the browser leaves does nothing.
    pub fn sign_in(&self, wish: Wish, case_saved: bool) {
        if self.0.leaving.replace(true) {
            return;
        }
        let attempt = self.0.attempt.get().wrapping_add(1);
        self.0.attempt.set(attempt);
        let registration = wish.registration.clone();
        if let Err(error) = self.leave(wish, case_saved) {
            self.0.leaving.set(false);
            browser::take_record();
            self.tell(Event::Failed {
                error,
                registration,
            });
            return;
        }
        let identity = self.clone();
        page::after(LEAVING, move || {
            if identity.0.leaving.get() && identity.0.attempt.get() == attempt {
                identity.give_up(FlowFault::TimedOut);
            }
        });
    }

    fn leave(&self, wish: Wish, case_saved: bool) -> Result<(), AuthError> {
        let redirect = redirect_uri()?;
        let before = self.0.session.borrow().again();
        // Going on with the same account asks for no choice.
        let wanted = self.0.session.borrow().wanted().cloned();
        let (registration, hint, wanted) = match (wish.registration, before) {
            (Some(registration), Some((known, hint, _))) if known == registration => {
                (registration, hint, wanted)
            }
            (Some(registration), _) => (registration, None, None),
            (None, Some((registration, hint, _))) => (registration, hint, wanted),
            (None, None) => return Err(AuthError::SignedOut),
        };
        let intent = Intent {
            registration: registration.clone(),
            scopes: wish.scopes,
            claims: wish.claims.or(wanted),
            hint,
            saved: case_saved,
        };
        let back = ReturnTo::new(&browser::query(), &page::fragment());
        let transaction =
            Transaction::begin(intent, back, browser::time().wall, &browser::entropy()?);
        browser::put_record(&transaction.record())?;
        self.tell(Event::Leaving(registration));
        browser::leave(&request::authorize(&transaction, &redirect))
    }

    /// A sign-in that was under way is not any more.
    fn give_up(&self, fault: FlowFault) {
        self.0.leaving.set(false);
        browser::take_record();
        self.tell(Event::Failed {
            error: AuthError::Flow(fault),
            registration: None,
        });
    }

    fn redeem(&self, redeemable: Redeemable) {
        let identity = self.clone();
        let Redeemable { transaction, code } = redeemable;
        let registration = transaction.intent.registration.clone();
        self.tell(Event::Redeeming {
            registration: registration.clone(),
            case_saved: transaction.intent.saved,
        });
        let before = self.0.session.borrow().generation();
        // A page that is loaded anew meanwhile can say so; the code is used up then.
        let _ = browser::put_record(&redeeming(&registration));
        spawn_local(async move {
            let url = request::token_address(&registration, transaction.correlation);
            let answer = match redirect_uri() {
                Ok(redirect) => {
                    Ok(post::post(&url, &request::redeem(&transaction, &code, &redirect)).await)
                }
                Err(error) => Err(error),
            };
            // The next sign-in has a record of its own.
            if !identity.0.leaving.get() {
                browser::take_record();
            }
            let done = answer.and_then(|(asked, tokens)| {
                let mut session = identity.0.session.borrow_mut();
                if session.generation() != before {
                    return Err(AuthError::SignedOut);
                }
                session.sign_in(&transaction, tokens?, asked, browser::time())
            });
            identity.tell(match done {
                Ok(account) => Event::SignedIn(account),
                // Forgotten or signed out meanwhile: nothing is to be said.
                Err(AuthError::SignedOut) => return,
                Err(error) => Event::Failed {
                    error,
                    registration: Some(registration),
                },
            });
        });
    }

    /// Takes a pasted token.
    pub fn paste(&self, text: &str, cloud: Cloud) {
        let now = browser::time();
        let event = match pasted::read(text, cloud, now.wall) {
            Ok(pasted) => Event::SignedIn(self.0.session.borrow_mut().paste(pasted, now)),
            Err(error) => Event::Failed {
                error,
                registration: None,
            },
        };
        self.tell(event);
    }

    /// A token for Microsoft Graph. Several callers may wait at the same time: they share one renewal.
    ///
    /// # Errors
    /// If there is none to be had without the person ([`AuthError::wants_sign_in`]), or not now.
    pub async fn bearer(&self, ask: Ask) -> Result<Bearer, AuthError> {
        // The second round is after a renewal; a third can only be after a sign-in in between.
        for _ in 0..3 {
            let decision = self.0.session.borrow().decide(&ask, browser::time());
            match decision {
                Decision::Use(bearer) => return Ok(bearer),
                Decision::Refuse(error) => {
                    self.0.session.borrow_mut().refused(&error);
                    return Err(error);
                }
                Decision::Renew(renewal) => self.renew(renewal).await?,
            }
        }
        Err(AuthError::SignedOut)
    }

    /// Renews, or waits for the renewal that is under way.
    async fn renew(&self, renewal: Renewal) -> Result<(), AuthError> {
        let under_way = self.0.renewing.borrow().clone();
        let (promise, outcome) = under_way.unwrap_or_else(|| self.begin_renewal(renewal));
        // Never rejected.
        let _ = JsFuture::from(promise).await;
        let outcome = outcome.borrow().clone();
        outcome.unwrap_or(Err(AuthError::SignedOut))
    }

    fn begin_renewal(&self, renewal: Renewal) -> (Promise, Outcome) {
        let outcome = Outcome::default();
        let mut done = None;
        let promise = Promise::new(&mut |resolve: Function, _| done = Some(resolve));
        *self.0.renewing.borrow_mut() = Some((promise.clone(), Rc::clone(&outcome)));
        let (identity, told) = (self.clone(), Rc::clone(&outcome));
        spawn_local(async move {
            let correlation = browser::entropy().map(|random| random.correlation());
            let url = request::token_address(
                &renewal.registration,
                correlation.unwrap_or_else(|_| pkce::guid(&[0; 16])),
            );
            let (asked, answer) = post::post(&url, renewal.body()).await;
            let result = identity.0.session.borrow_mut().renewed(
                renewal.generation,
                answer,
                asked,
                browser::time(),
            );
            *identity.0.renewing.borrow_mut() = None;
            *told.borrow_mut() = Some(result.clone().map(|_| ()));
            if let Ok(account) = result {
                identity.tell(Event::SignedIn(account));
            }
            if let Some(done) = done {
                // Cannot fail: it only resolves.
                let _ = done.call0(&JsValue::NULL);
            }
        });
        (promise, outcome)
    }

    /// Drops the tokens, tells the other tabs, and goes to Microsoft to sign out there too, unless the token was pasted.
    pub fn sign_out(&self) {
        let redirect = redirect_uri();
        let url = redirect
            .ok()
            .and_then(|redirect| self.0.session.borrow_mut().sign_out(&redirect));
        self.drop_all(SIGNED_OUT);
        if let Some(url) = url {
            // If the browser stays, the person is signed out here all the same.
            let _ = browser::leave(&url);
        }
    }

    /// Drops the tokens, here and in the other tabs.
    pub fn forget(&self) {
        self.drop_all(FORGOTTEN);
    }

    fn drop_all(&self, word: &str) {
        self.0.session.borrow_mut().forget();
        *self.0.renewing.borrow_mut() = None;
        browser::take_record();
        if let Some(channel) = &self.0.channel {
            let _ = channel.post_message(&JsValue::from_str(word));
        }
        self.tell(Event::Out);
    }

    /// Another tab has signed out or forgotten everything.
    fn heard(&self, word: Option<&str>) {
        let known = matches!(word, Some(SIGNED_OUT | FORGOTTEN));
        if known && self.account().is_some() {
            self.0.session.borrow_mut().forget();
            self.tell(Event::OutElsewhere {
                signed_out: word == Some(SIGNED_OUT),
            });
        }
    }

    fn tell(&self, event: Event) {
        let listener = self.0.listener.borrow().clone();
        listener.emit(event);
    }
}

/// The page's own base address, as it must be registered.
fn redirect_uri() -> Result<RedirectUri, AuthError> {
    let secure = web_sys::window().is_some_and(|window| window.is_secure_context());
    if !secure {
        return Err(AuthError::Config(ConfigFault::Insecure));
    }
    RedirectUri::new(&page::base_address())
}
