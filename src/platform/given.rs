//! Files as the admin gives them: chosen, dropped, or in dropped folders.

use js_sys::{Array, Function, Promise, Reflect};
use std::collections::VecDeque;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
};

/// Files of a folder at the most: a year of hours twelve times over. More is no folder of logs.
const MOST: usize = 105_408;

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

/// Chosen files, or those of a chosen folder.
#[must_use]
pub fn chosen(list: Option<FileList>) -> Vec<Given> {
    let files = list
        .into_iter()
        .flat_map(|list| (0..list.length()).filter_map(move |n| list.get(n)));
    named(files)
}

fn named(files: impl Iterator<Item = File>) -> Vec<Given> {
    let given = files.map(|file| {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok();
        let path = path
            .and_then(|path| path.as_string())
            .filter(|path| !path.is_empty());
        Given {
            name: path.unwrap_or_else(|| file.name()),
            file,
        }
    });
    given.filter(|given| !is_hidden(&given.name)).collect()
}

/// What was dropped. Taken while the drop is heard: afterwards the browser forgets it.
pub struct Dropped {
    files: Vec<Given>,
    entries: Vec<FileSystemEntry>,
}

impl Dropped {
    /// Of a drop.
    #[must_use]
    pub fn of(data: &DataTransfer) -> Self {
        let items = data.items();
        let entries = (0..items.length())
            .filter_map(|n| items.get(n)?.webkit_get_as_entry().ok()?)
            .collect();
        Self {
            files: chosen(data.files()),
            entries,
        }
    }

    /// What was given before the page was there, and what a dialog that was opened then still gives: `take` gets each
    /// (`static/first.js`).
    pub fn before(take: impl Fn(Self) + 'static) {
        let take = Closure::<dyn Fn(Array, Array)>::new(move |files: Array, entries: Array| {
            take(Self {
                files: named(files.iter().map(JsCast::unchecked_into)),
                entries: entries.iter().map(JsCast::unchecked_into).collect(),
            });
        });
        if let Ok(given) = super::texts::loaded("given").dyn_into::<Function>() {
            // Fails only if `take` does.
            let _ = given.call1(&JsValue::NULL, &take.into_js_value());
        }
    }

    /// Gives its files to `then`; those of a folder with their path.
    pub fn take(self, then: impl FnOnce(Result<Vec<Given>, FolderError>) + 'static) {
        spawn_local(async move { then(self.files().await) });
    }

    /// Fails as a whole if any entry cannot be read: a partial folder must not pass for a complete one.
    async fn files(self) -> Result<Vec<Given>, FolderError> {
        // Without a folder the list is all there is. What a script drops has no entries.
        if !self.entries.iter().any(FileSystemEntry::is_directory) {
            return Ok(self.files);
        }
        let mut open = VecDeque::from(self.entries);
        let mut found: Vec<FileSystemFileEntry> = Vec::new();
        while let Some(entry) = open.pop_front() {
            if is_hidden(&entry.full_path()) {
                continue;
            }
            match entry.dyn_into::<FileSystemDirectoryEntry>() {
                Ok(folder) => list(&folder, &mut open)
                    .await
                    .map_err(|_| FolderError::Unreadable(folder.full_path()))?,
                Err(entry) => found.push(entry.unchecked_into()),
            }
            if open.len() + found.len() > MOST {
                return Err(FolderError::TooMany);
            }
        }
        let promises: Array = found.iter().map(file).collect();
        let files = JsFuture::from(Promise::all(&promises)).await;
        let files = files.unwrap_or_default().unchecked_into::<Array>();
        found
            .iter()
            .zip(files.iter())
            .map(|(entry, file)| {
                let name = entry.full_path().trim_start_matches('/').to_owned();
                match file.dyn_into() {
                    Ok(file) => Ok(Given { name, file }),
                    Err(_) => Err(FolderError::Unreadable(name)),
                }
            })
            .collect()
    }
}

/// Adds what is in a folder.
async fn list(
    folder: &FileSystemDirectoryEntry,
    open: &mut VecDeque<FileSystemEntry>,
) -> Result<(), JsValue> {
    let reader = folder.create_reader();
    while open.len() <= MOST {
        // A browser gives some at a time, and none at the end.
        let some = Promise::new(&mut |resolve, reject| {
            if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
                // Calling a function that the browser gave cannot fail.
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        });
        let some = JsFuture::from(some).await?.dyn_into::<Array>()?;
        if some.length() == 0 {
            break;
        }
        open.extend(some.iter().map(JsValue::unchecked_into::<FileSystemEntry>));
    }
    Ok(())
}

/// The file of an entry; `undefined` if it cannot be had.
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
