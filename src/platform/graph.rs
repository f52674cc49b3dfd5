//! Asks Microsoft Graph on behalf of the worker, which decides what and when: the token stays in the page, the answer's
//! bytes are handed over unread. One request, one answer or failure; nothing is decided here but where a token may go.

use super::clock::ticks;
use super::identity::Identity;
use super::listen::Listener;
use super::page;
use super::worker_handle::WorkerHandle;
use crate::auth::{self, Ask, AuthError, Challenge};
use crate::worker::messages::{Bearer, Failure, FromGraph, Span, ToGraph, ToWorker};
use gloo_net::http::Request;
use js_sys::ArrayBuffer;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, Response,
};

/// The worker, once it runs.
type Worker = Rc<RefCell<Option<WorkerHandle>>>;

/// The door to Microsoft Graph; all clones are the same.
#[derive(Clone)]
pub struct GraphDoor(Rc<Inner>);

struct Inner {
    identity: Identity,
    worker: Worker,
    /// Requests under way.
    under_way: RefCell<HashMap<u32, AbortController>>,
    /// The token that was sent last: a newer one is asked for in its place.
    sent: RefCell<Option<auth::Bearer>>,
    online: RefCell<Option<Listener>>,
}

impl GraphDoor {
    /// A door with the tokens of this identity.
    #[must_use]
    pub fn new(identity: Identity, worker: Worker) -> Self {
        let door = Self(Rc::new(Inner {
            identity,
            worker,
            under_way: RefCell::default(),
            sent: RefCell::default(),
            online: RefCell::default(),
        }));
        let weak = Rc::downgrade(&door.0);
        let listener = Listener::window("online", move |_| {
            if let Some(inner) = weak.upgrade() {
                Self(inner).tell(ToGraph::Online, None);
            }
        });
        door.0.online.replace(listener);
        door
    }

    /// Reads this window of whoever is signed in; `None`: nothing before it is asked for. Whether somebody is.
    pub fn begin(&self, span: Option<Span>) -> bool {
        let Some(account) = self.0.identity.account() else {
            return false;
        };
        self.abort_all();
        self.tell(
            ToGraph::Begin {
                host: account.cloud.graph_host().to_owned(),
                span,
                me: account.user,
                tenant: account.tenant.map(|tenant| tenant.to_string()),
            },
            None,
        );
        true
    }

    /// Says something to the worker.
    pub fn say(&self, message: ToGraph) {
        self.tell(message, None);
    }

    /// The worker wants something.
    pub fn heard(&self, message: &FromGraph) {
        match message {
            FromGraph::Ask {
                number,
                url,
                bearer,
                timeout,
                ..
            } => {
                let (door, number, url) = (self.clone(), *number, url.clone());
                let (bearer, timeout) =
                    (bearer.clone(), i32::try_from(*timeout).unwrap_or(i32::MAX));
                spawn_local(async move { door.ask(number, url, bearer, timeout).await });
            }
            FromGraph::Abort(number) => {
                if let Some(controller) = self.0.under_way.borrow_mut().remove(number) {
                    controller.abort();
                }
            }
            _ => {}
        }
    }

    /// Gives up everything that is under way, and the token.
    pub fn abort_all(&self) {
        for (_, controller) in self.0.under_way.borrow_mut().drain() {
            controller.abort();
        }
        self.0.sent.replace(None);
    }

    fn tell(&self, message: ToGraph, body: Option<&ArrayBuffer>) {
        if let Some(worker) = &*self.0.worker.borrow() {
            worker.send_body(&ToWorker::Graph(message), body);
        }
    }

    async fn ask(&self, number: u32, url: String, bearer: Bearer, timeout: i32) {
        let begun = ticks();
        let Ok(controller) = AbortController::new() else {
            return;
        };
        self.0
            .under_way
            .borrow_mut()
            .insert(number, controller.clone());
        let timed_out = Rc::new(Cell::new(false));
        let (late, stop) = (Rc::clone(&timed_out), controller.clone());
        page::after(timeout, move || {
            late.set(true);
            stop.abort();
        });
        let answer = self.fetch(&url, bearer, &controller).await;
        // Stopped or forgotten meanwhile: nobody waits for it.
        if self.0.under_way.borrow_mut().remove(&number).is_none() {
            return;
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let took = (ticks() - begun) as u32;
        match answer {
            Ok((response, body)) => {
                let header = |name: &str| response.headers().get(name).ok().flatten();
                let message = ToGraph::Answered {
                    number,
                    status: response.status(),
                    retry_after: header("retry-after"),
                    authenticate: header("www-authenticate"),
                    request_id: header("request-id"),
                    took,
                };
                self.tell(message, Some(&body));
            }
            Err(failure) => {
                let failure = if timed_out.get() {
                    Failure::TimedOut
                } else {
                    failure
                };
                self.tell(
                    ToGraph::Failed {
                        number,
                        failure,
                        took,
                    },
                    None,
                );
            }
        }
    }

    /// One request. A redirect is an error: Graph makes none, and the token is for no other place.
    async fn fetch(
        &self,
        url: &str,
        bearer: Bearer,
        controller: &AbortController,
    ) -> Result<(Response, ArrayBuffer), Failure> {
        let last = self.0.sent.borrow().clone();
        let ask = match (bearer, last) {
            (Bearer::Refresh, Some(last)) => Ask::RefreshOnce(last),
            (Bearer::Challenge(header), Some(last)) => match Challenge::of_header(&header) {
                Some(challenge) => Ask::Claims(last, challenge),
                None => Ask::RefreshOnce(last),
            },
            _ => Ask::Cached,
        };
        let bearer = self
            .0
            .identity
            .bearer(ask)
            .await
            .map_err(|e| failure_of(&e))?;
        let header = bearer.header_for(url).map_err(|_| Failure::NotAsked)?;
        self.0.sent.replace(Some(bearer));
        let response = Request::get(url)
            .header("Authorization", &header)
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .redirect(RequestRedirect::Error)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(&controller.signal()))
            .send()
            .await
            .map_err(|_| no_answer())?;
        let response: Response = response.into();
        let body = response.array_buffer().map_err(|_| no_answer())?;
        let body = JsFuture::from(body).await.map_err(|_| no_answer())?;
        Ok((response, body.unchecked_into()))
    }
}

/// The browser tells only whether it has a connection at all.
fn no_answer() -> Failure {
    if page::is_online() {
        Failure::Network
    } else {
        Failure::Offline
    }
}

fn failure_of(error: &AuthError) -> Failure {
    match error {
        AuthError::Network(_) => no_answer(),
        AuthError::Throttled { .. } => Failure::NoToken,
        AuthError::Server(fault) if fault.is_passing() => Failure::NoToken,
        // Whatever it is: a new sign-in helps, or Microsoft says then why not.
        _ => Failure::SignedOut,
    }
}
