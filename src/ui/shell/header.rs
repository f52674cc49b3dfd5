//! Header: logo, places, tenant, and what is possible everywhere.

use super::export_menu::{ExportMenu, Exports};
use crate::platform::given::Gift;
use crate::platform::page;
use crate::state::sign_in::{Event as SignInEvent, Question};
use crate::state::{Action, FixTab, Place};
use crate::ui::components::{Icon, Menu, glyph};
use crate::ui::context::{Theme, use_commands, use_env, use_state_of_page};
use crate::ui::sign_in::until;
use web_sys::{HtmlInputElement, MouseEvent};
use yew::prelude::*;

/// The header.
#[component(Header)]
pub(crate) fn header() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let data = state.0.has_data();
    let places = [
        (Place::Findings, text.nav_findings()),
        (Place::Fix(FixTab::Repair), text.nav_fix()),
        (Place::Evidence, text.nav_evidence()),
    ];
    let theme = match env.theme {
        Theme::Auto => (Icon::Auto, text.theme_auto()),
        Theme::Light => (Icon::Sun, text.theme_light()),
        Theme::Dark => (Icon::Moon, text.theme_dark()),
    };
    let next_theme = {
        let (commands, next) = (commands.clone(), env.theme.next());
        move |_: MouseEvent| commands.theme.emit(next)
    };
    let other = env.lang().other();
    let switch = {
        let commands = commands.clone();
        move |_: MouseEvent| commands.lang.emit(other)
    };
    let chosen = {
        let commands = commands.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                commands.take.emit(Gift::chosen(input.files()));
                // The same file can be chosen again.
                input.set_value("");
            }
        }
    };
    let summary = &state.0.summary;
    let tenant = summary.tenant_name.as_ref().or(summary.tenant_id.as_ref());
    let forget = {
        let state = state.clone();
        move |_: MouseEvent| {
            state.dispatch(Action::SignIn(SignInEvent::Asking(Question::Forget)));
        }
    };
    let account = state.0.sign_in.account();
    let sign_out = {
        let (state, commands) = (state.clone(), commands.clone());
        move |_: MouseEvent| {
            if state.0.has_data() {
                state.dispatch(Action::SignIn(SignInEvent::Asking(Question::SignOut)));
            } else {
                commands.sign_out.emit(());
            }
        }
    };
    let out = |class: Option<&'static str>| {
        account.map(|_| html! { <button type="button" {class} onclick={sign_out.clone()}>{ text.sign_out() }</button> })
    };
    let language = |class: &'static str| html! { <button type="button" {class} lang={other.code()} onclick={switch.clone()}>{ other.name() }</button> };
    let add = |_: MouseEvent| page::click("#files");
    html! {
        <header class="bar"><div>
            <a class="logo" href={Place::Start.fragment()} aria-label="Cutover">{ glyph(Icon::Logo) }<span>{ "Cutover" }</span></a>
            if data {
                <nav aria-label={text.places()}>
                    { for places.into_iter().map(|(place, name)| {
                        let here = std::mem::discriminant(&place) == std::mem::discriminant(&env.place)
                            || matches!((&place, &env.place), (Place::Findings, Place::Device(_) | Place::Proof(_)));
                        let current = here.then_some("page");
                        html! { <a key={name} href={place.fragment()} aria-current={current}>{ name }</a> }
                    }) }
                </nav>
            }
            <div class="tools">
                if let Some(tenant) = tenant {
                    <span class="tenant">{ tenant }</span>
                }
                if let Some(account) = account { <span class="who small" title={account.name.clone()}>{ until(&env, account) }</span> }
                if data {
                    <button type="button" class="btn ghost opt" onclick={add}>
                        { glyph(Icon::Plus) }<span class="label">{ text.add_files() }</span>
                    </button>
                    <span class="opt"><ExportMenu /></span>
                }
                { out(Some(if data { "btn ghost opt" } else { "btn ghost" })) }
                { language(if data { "btn ghost opt" } else { "btn ghost" }) }
                <button type="button" class={classes!("btn", "ghost", "square", data.then_some("opt"))} aria-label={theme.1} title={theme.1} onclick={next_theme.clone()}>
                    { glyph(theme.0) }
                </button>
                if data {
                    <Menu id="more" words={text.more()} icon={Icon::More} class="ghost square">
                        <div class="narrow-only">
                            <button type="button" onclick={add}>{ text.add_files() }</button>
                            <Exports />
                            { language("") }
                            <button type="button" onclick={next_theme}>{ theme.1 }</button>
                            { out(None) }
                        </div>
                        <button type="button" onclick={forget}>{ text.forget() }</button>
                    </Menu>
                }
            </div>
            <div class="hidden">
                <label for="files">{ text.files_label() }</label>
                <input id="files" type="file" multiple=true tabindex="-1" onchange={chosen.clone()}
                    accept=".json,.csv,.zip,.gz,.jsonl,.ndjson,.txt,.log" />
                <label for="folder">{ text.folder_label() }</label>
                <input id="folder" type="file" webkitdirectory=true tabindex="-1" onchange={chosen} />
            </div>
        </div></header>
    }
}
