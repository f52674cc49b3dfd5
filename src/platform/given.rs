//! Files as the admin gives them: chosen, dropped, or in dropped folders.

use super::clock::give_way;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
};

/// Files of a folder at the most: a year of hours twelve times over. More is no folder of logs.
const MOST: usize = 105_408;

/// Folders that are looked through, and files that are looked up, at once: between two such parts the page can be drawn.
const AT_ONCE: usize = 32;

/// The same of files in a list, which cost no more than their names.
const NAMED_AT_ONCE: usize = 1024;

/// A file and its name; from a folder with the path in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Name.
    pub name: String,
    /// File.
    pub file: File,
}

/// Why nothing of a dropped folder is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderError {
    /// It holds more than [`MOST`] files.
    TooMany,
    /// The browser could not read what is at this path.
    Unreadable(String),
}

/// What was chosen or dropped. Taken while the browser tells it: afterwards it forgets.
pub struct Gift {
    files: Array,
    entries: Vec<FileSystemEntry>,
}

impl Gift {
    /// Chosen files, or those of a chosen folder.
    #[must_use]
    pub fn chosen(list: Option<FileList>) -> Self {
        Self {
            files: list.map(|list| Array::from(&list)).unwrap_or_default(),
            entries: Vec::new(),
        }
    }

    /// Of a drop.
    #[must_use]
    pub fn dropped(data: &DataTransfer) -> Self {
        let items = data.items();
        let entries = (0..items.length())
            .filter_map(|n| items.get(n)?.webkit_get_as_entry().ok()?)
            .collect();
        Self {
            entries,
            ..Self::chosen(data.files())
        }
    }

    /// What was given before the page was there, and what a dialog that was opened then still gives: `take` gets each
    /// (`static/first.js`).
    pub fn before(take: impl Fn(Self) + 'static) {
        let take = Closure::<dyn Fn(Array, Array)>::new(move |files: Array, entries: Array| {
            take(Self {
                files,
                entries: entries.iter().map(JsCast::unchecked_into).collect(),
            });
        });
        if let Ok(given) = super::texts::loaded("given").dyn_into::<Function>() {
            // Fails only if `take` does.
            let _ = given.call1(&JsValue::NULL, &take.into_js_value());
        }
    }

    /// Whether a folder is among it, which takes time to look through.
    #[must_use]
    pub fn has_folder(&self) -> bool {
        self.entries.iter().any(FileSystemEntry::is_directory)
    }

    /// Gives its files to `then`; those of a folder with their path.
    pub fn take(self, then: impl FnOnce(Result<Vec<Given>, FolderError>) + 'static) {
        spawn_local(async move { then(self.files().await) });
    }

    /// Fails as a whole if any entry cannot be read: a partial folder must not pass for a complete one.
    async fn files(self) -> Result<Vec<Given>, FolderError> {
        // Without a folder the list is all there is. What a script drops has no entries.
        if !self.has_folder() {
            return Ok(listed(&self.files).await);
        }
        let mut level = self.entries;
        let mut found: Vec<FileSystemFileEntry> = Vec::new();
        // A month of hours is 1,474 folders: one after the other each would wait for the disk.
        while !level.is_empty() {
            let mut folders: Vec<FileSystemDirectoryEntry> = Vec::new();
            for entry in level.drain(..) {
                if is_hidden(&entry.full_path()) {
                    continue;
                }
                // Chromium has no name for the classes of entries, so that none can be asked for.
                match entry.is_directory() {
                    true => folders.push(entry.unchecked_into()),
                    false => found.push(entry.unchecked_into()),
                }
            }
            for some in folders.chunks(AT_ONCE) {
                let lists = some
                    .iter()
                    .map(|folder| future_to_promise(list(folder.clone())));
                let lists = all(lists.collect()).await;
                for (n, folder) in (0..).zip(some) {
                    let list: Array = lists
                        .get(n)
                        .dyn_into()
                        .map_err(|_| FolderError::Unreadable(folder.full_path()))?;
                    level.extend(list.iter().map(JsValue::unchecked_into::<FileSystemEntry>));
                }
                if level.len() + found.len() > MOST {
                    return Err(FolderError::TooMany);
                }
                give_way().await;
            }
        }
        let mut given = Vec::with_capacity(found.len());
        for some in found.chunks(AT_ONCE) {
            let files = all(some.iter().map(file).collect()).await;
            for (n, entry) in (0..).zip(some) {
                let name = entry.full_path().trim_start_matches('/').to_owned();
                match files.get(n).dyn_into() {
                    Ok(file) => given.push(Given { name, file }),
                    Err(_) => return Err(FolderError::Unreadable(name)),
                }
            }
            give_way().await;
        }
        Ok(given)
    }
}

/// Files of a list, with the path if they are those of a folder.
async fn listed(files: &Array) -> Vec<Given> {
    let mut given = Vec::new();
    for from in (0..files.length()).step_by(NAMED_AT_ONCE) {
        if from > 0 {
            give_way().await;
        }
        let some = files.slice(from, from.saturating_add(NAMED_AT_ONCE as u32));
        given.extend(some.iter().filter_map(|file| {
            let file: File = file.dyn_into().ok()?;
            let path = Reflect::get(&file, &"webkitRelativePath".into()).ok();
            let path = path.and_then(|path| path.as_string());
            let name = path.filter(|path| !path.is_empty());
            let name = name.unwrap_or_else(|| file.name());
            (!is_hidden(&name)).then_some(Given { name, file })
        }));
    }
    given
}

/// Waits for all of them, none of which is ever refused.
async fn all(promises: Array) -> Array {
    let answers = JsFuture::from(Promise::all(&promises)).await;
    answers.unwrap_or_default().unchecked_into()
}

/// What is in a folder, as an array; `undefined` if it cannot be read.
async fn list(folder: FileSystemDirectoryEntry) -> Result<JsValue, JsValue> {
    let reader = folder.create_reader();
    let mut found: Vec<JsValue> = Vec::new();
    while found.len() <= MOST {
        // A browser gives some at a time, and none at the end.
        let some = Promise::new(&mut |resolve, _| {
            let read = reader.read_entries_with_callback_and_callback(&resolve, &resolve);
            if let Err(error) = read {
                // Calling a function that the browser gave cannot fail.
                let _ = resolve.call1(&JsValue::NULL, &error);
            }
        });
        let Ok(some) = JsFuture::from(some).await?.dyn_into::<Array>() else {
            return Ok(JsValue::UNDEFINED);
        };
        if some.length() == 0 {
            break;
        }
        found.extend(some.iter());
    }
    Ok(found.into_iter().collect::<Array>().into())
}

/// The file of an entry; something else if it cannot be had.
fn file(entry: &FileSystemFileEntry) -> Promise {
    Promise::new(&mut |resolve, _| {
        entry.file_with_callback_and_callback(&resolve, &resolve);
    })
}

/// What systems put into folders of their own accord.
fn is_hidden(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.starts_with('.') || matches!(name, "Thumbs.db" | "desktop.ini")
}
