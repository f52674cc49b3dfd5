//! The list behind the table: at once where it is short, else a little at a time while the page goes on.

use crate::platform::page;
use crate::state::listing::{Listed, Listing, Step};
use crate::state::rows::{Filter, Rows, Sort};
use crate::ui::context::Shared;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Rows that are listed within one task of the page.
const AT_ONCE: usize = 2_000;

/// The list; a long one stays what it was until the first rows of the new one are known.
#[hook]
pub(crate) fn use_listing(rows: Shared<Rows>, filter: Filter, sort: Sort) -> Shared<Listed> {
    let asked = (rows, filter, sort);
    let short = use_memo(asked.clone(), |(rows, filter, sort)| {
        let listing = || Listing::new(Rc::clone(&rows.0), filter.clone(), *sort);
        (rows.len() <= AT_ONCE).then(|| Shared(Rc::new(listing().whole())))
    });
    let long = use_state_eq(|| Shared(Rc::new(Listed::default())));
    use_effect_with(asked, {
        let told = long.setter();
        move |(rows, filter, sort)| {
            let wanted = Rc::new(Cell::new(rows.len() > AT_ONCE));
            if wanted.get() {
                let listing = Listing::new(Rc::clone(&rows.0), filter.clone(), *sort);
                go_on(listing, Rc::clone(&wanted), told);
            }
            move || wanted.set(false)
        }
    });
    (*short).clone().unwrap_or_else(|| (*long).clone())
}

fn go_on(mut listing: Listing, wanted: Rc<Cell<bool>>, told: UseStateSetter<Shared<Listed>>) {
    page::after(0, move || {
        if !wanted.get() {
            return;
        }
        let step = listing.step(AT_ONCE);
        if step != Step::Going {
            told.set(Shared(Rc::new(listing.listed())));
        }
        if step != Step::Done {
            go_on(listing, wanted, told);
        }
    });
}
