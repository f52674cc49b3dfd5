//! The worker's edge for case files: saving, loading, encryption. In pieces, so that it goes on listening.

use super::{Edge, Reading, give_way};
use crate::export::case::{
    About, CaseError, Envelope, LARGEST, Opened, Opening, Packing, Parameters, WriteError, Writing,
    open, open_decrypted,
};
use crate::findings::Case;
use crate::platform::crypto::{self, CryptoError, Lock};
use crate::platform::pieces::{Pieces, Window, size};
use crate::source::ProblemCode;
use crate::worker::messages::{FileMeta, FromWorker, SaveAs, Saved};
use crate::worker::session::Session;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, File};

/// Rows folded at once: some milliseconds.
const ROWS: usize = 20_000;

/// An encrypted case file that waits for its passphrase.
pub(super) struct Locked {
    file: u32,
    meta: FileMeta,
    envelope: Envelope,
}

/// Why nothing was saved.
enum NotSaved {
    /// The browser offers no encryption, and no randomness, to this page.
    NoEncryption,
    /// It could not be written.
    Failed,
}

impl From<CryptoError> for NotSaved {
    fn from(_: CryptoError) -> Self {
        Self::NoEncryption
    }
}

impl From<WriteError> for NotSaved {
    fn from(_: WriteError) -> Self {
        Self::Failed
    }
}

impl Edge {
    /// Saves, and tells the page the file.
    pub(super) async fn save(&self, how: SaveAs) {
        let life = self.life();
        if matches!(how.what, Saved::Case | Saved::Report) && !how.pseudonyms {
            // They name their files by their SHA-256, and the files are at hand only now.
            self.hash(self.run()).await;
        }
        let done = self.saved(&how).await;
        if self.life() != life {
            return;
        }
        match done {
            Ok(text) => self.hand_over(&how, &text),
            Err(NotSaved::NoEncryption) => self.tell(&FromWorker::NotSaved),
            Err(NotSaved::Failed) => {
                self.tell(&FromWorker::Failed("nothing could be saved".to_owned()));
            }
        }
    }

    fn hand_over(&self, how: &SaveAs, text: &str) {
        let (name, media_type) = Session::file_name(how);
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
        let message = FromWorker::Saved {
            name,
            what: how.what,
            key: how.is_of_copy(),
        };
        match Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
            Ok(file) => self.tell_file(&message, &file),
            Err(_) => self.tell(&FromWorker::Failed("no room for the file".to_owned())),
        }
    }

    async fn saved(&self, how: &SaveAs) -> Result<String, NotSaved> {
        let copy = if how.is_of_copy() {
            let secret = crypto::random()?;
            let copy = self.session.borrow_mut().pseudonymised(secret);
            Some(copy.ok_or(NotSaved::Failed)?)
        } else {
            None
        };
        let text = match how.what {
            Saved::Case => self.case_text(how, copy.as_ref()).await?,
            Saved::Report => {
                let session = self.session.borrow();
                let case = copy.as_ref().unwrap_or_else(|| session.case());
                super::proof::with_times(how.lang, |times| session.report(case, how, times))
            }
            _ => {
                let session = self.session.borrow();
                let case = copy.as_ref().unwrap_or_else(|| session.case());
                session.text(case, how).ok_or(NotSaved::Failed)?
            }
        };
        Ok(match &how.passphrase {
            Some(passphrase) => encrypted(text, passphrase).await?,
            None => text,
        })
    }

    /// The case, or its copy with pseudonyms.
    async fn case_text(&self, how: &SaveAs, copy: Option<&Case>) -> Result<String, NotSaved> {
        let life = self.life();
        let with = |f: &mut dyn FnMut(&Case)| match copy {
            Some(copy) => f(copy),
            None => f(self.session.borrow().case()),
        };
        let mut begun = None;
        with(&mut |case| begun = Some(Writing::begin(case)));
        let mut writing = begun.ok_or(NotSaved::Failed)?;
        loop {
            let mut more = Ok(false);
            with(&mut |case| more = writing.step(case));
            if !more? {
                break;
            }
            let (done, total) = writing.progress();
            self.tell(&FromWorker::Saving { done, total });
            give_way().await;
            if self.life() != life {
                return Err(NotSaved::Failed);
            }
        }
        Ok(writing.finish(&About {
            written: how.now,
            commit: option_env!("CUTOVER_COMMIT").map(str::to_owned),
            pseudonymised: copy.is_some(),
            // Addresses of requests name people.
            ledger: match copy {
                Some(_) => Vec::new(),
                None => self.session.borrow().requests(),
            },
        })?)
    }

    /// Tries a passphrase on a waiting case file.
    pub(super) async fn unlock(&self, file: u32, passphrase: Option<String>) {
        let place = self.locked.borrow().iter().position(|l| l.file == file);
        let Some(place) = place else {
            return;
        };
        let locked = self.locked.borrow_mut().remove(place);
        let reading = Reading::new(self, self.run(), &[]);
        match passphrase {
            None => {
                reading.refuse(&locked.meta, ProblemCode::CaseLocked);
                self.tell(&FromWorker::Unlocked(file));
            }
            Some(passphrase) => match decrypted(&locked.envelope, &passphrase).await {
                _ if reading.forgotten() => return,
                Ok(opening) => {
                    self.tell(&FromWorker::Unlocked(file));
                    reading.fold(&locked.meta, opening).await;
                }
                Err(CaseError::Locked) => {
                    self.tell(&FromWorker::Locked {
                        file,
                        name: locked.meta.name.clone(),
                        refused: true,
                    });
                    self.locked.borrow_mut().push(locked);
                }
                Err(error) => {
                    self.tell(&FromWorker::Unlocked(file));
                    reading.refuse(&locked.meta, error.code());
                }
            },
        }
        if reading.forgotten() {
            return;
        }
        self.tell_everything();
        self.tell(&FromWorker::Done { stopped: false });
    }
}

impl Reading<'_> {
    /// Reads a file that says that it is a case file.
    pub(super) async fn case(&mut self, meta: &FileMeta, file: &File) {
        let opened = match self.whole(file).await {
            Ok(bytes) => open(&bytes).map_err(CaseError::code),
            Err(problem) => Err(problem),
        };
        if self.forgotten() {
            return;
        }
        match opened {
            Err(problem) => self.refuse(meta, problem),
            Ok(Opened::Plain(opening)) => self.fold(meta, opening).await,
            Ok(Opened::Encrypted(envelope)) => {
                let file = self.edge.next_locked();
                self.edge.tell(&FromWorker::Locked {
                    file,
                    name: meta.name.clone(),
                    refused: false,
                });
                self.edge.locked.borrow_mut().push(Locked {
                    file,
                    meta: meta.clone(),
                    envelope: *envelope,
                });
            }
        }
    }

    async fn whole(&mut self, file: &File) -> Result<Vec<u8>, ProblemCode> {
        if size(file) > LARGEST {
            return Err(ProblemCode::CaseTooLarge);
        }
        let mut pieces = Pieces::new(file);
        let mut window = Window::default();
        while let Some(bytes) = pieces.next().await {
            let bytes = bytes.map_err(|_| ProblemCode::CannotRead)?;
            window.append(&bytes);
            self.report(window.bytes().len() as u64).await;
            if self.stopped() {
                return Err(ProblemCode::Stopped);
            }
        }
        Ok(window.bytes().to_vec())
    }

    /// Reads on and folds the case in, or lists the file with what was wrong.
    pub(super) async fn fold(&self, meta: &FileMeta, mut opening: Box<Opening>) {
        loop {
            match opening.step() {
                Ok(true) => give_way().await,
                Ok(false) => break,
                Err(error) => return self.refuse(meta, error.code()),
            }
            if self.forgotten() {
                return;
            }
        }
        let (snapshot, origin) = opening.finish();
        let merging = self.edge.session.borrow_mut().merge(snapshot, &origin);
        let mut merging = match merging {
            Ok(merging) => merging,
            Err(problem) => return self.refuse(meta, problem),
        };
        loop {
            let more = self
                .edge
                .session
                .borrow_mut()
                .merge_step(&mut merging, ROWS);
            if !more || self.forgotten() {
                return;
            }
            give_way().await;
        }
    }

    /// Lists a file that could not be read.
    pub(super) fn refuse(&self, meta: &FileMeta, problem: ProblemCode) {
        if self.forgotten() {
            return;
        }
        let feed = self.begin(meta, None, &[], false);
        self.end(&feed, Some(problem), false);
    }
}

async fn encrypted(text: String, passphrase: &str) -> Result<String, CryptoError> {
    let mut packing = Packing::begin(text);
    while packing.step() {
        give_way().await;
    }
    let parameters = Parameters::new(crypto::random()?, crypto::random()?);
    let authenticated = parameters.authenticated();
    let lock = lock(&parameters, passphrase, &authenticated);
    let data = crypto::encrypt(lock, &packing.finish()).await?;
    Ok(Envelope::new(&parameters, &data).text())
}

async fn decrypted(envelope: &Envelope, passphrase: &str) -> Result<Box<Opening>, CaseError> {
    let parameters = envelope.parameters()?;
    let authenticated = parameters.authenticated();
    let lock = lock(&parameters, passphrase, &authenticated);
    let content = crypto::decrypt(lock, &envelope.data()?)
        .await
        .map_err(|_| CaseError::Locked)?;
    open_decrypted(&content)
}

fn lock<'a>(parameters: &'a Parameters, passphrase: &'a str, authenticated: &'a str) -> Lock<'a> {
    Lock {
        passphrase,
        rounds: parameters.rounds,
        salt: &parameters.salt,
        nonce: &parameters.nonce,
        authenticated,
    }
}
