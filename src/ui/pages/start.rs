//! Start: one sentence, the drop area, the other ways in, how to get the files, and the product in one picture.

use crate::platform::page;
use crate::ui::components::{Icon, Look, Sentence, glyph, state_mark};
use crate::ui::context::{Env, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::Text;
use crate::ui::pages::sign_in::SignIn;
use crate::ui::pages::texts::out;
use crate::worker::messages::State;
use web_sys::MouseEvent;
use yew::prelude::*;

/// The sign-in log of the portal, with the days that a tenant without P1 has.
const LOG: &str = "/#view/Microsoft_AAD_IAM/SignInEventsV3Blade/timeRangeType/last7days";

/// Properties of [`Start`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StartProps {
    /// The address asks for a place that needs data, and there is none.
    pub returning: bool,
}

/// The place.
#[component(Start)]
pub(super) fn start(props: &StartProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let demo = move |_: MouseEvent| commands.demo.emit(());
    let how = |_: MouseEvent| {
        page::click("#how:not([open]) > summary");
        page::focus("#how > summary");
    };
    html! {
        <div class="start">
            <div>
                if props.returning {
                    <div class="notice info">{ glyph(Icon::Info) }<p>{ text.start_return() }</p></div>
                }
                <h1 id="place-title" tabindex="-1">{ text.start_title() }</h1>
                <details class="trust">
                    <summary>
                        { glyph(Icon::Shield) }
                        <span>{ text.nothing_uploaded() }{ " " }<span class="link">{ text.start_check() }</span></span>
                    </summary>
                    <ul class="panel inside plain">
                        <li>{ text.trust_1() }</li>
                        <li>{ text.trust_2() }</li>
                        <li>{ text.trust_3() }</li>
                    </ul>
                </details>
                <div class="drop">
                    <button type="button" class="btn primary" onclick={|_| page::click("#files")}>
                        { text.choose_files() }
                    </button>
                    <p>{ text.start_drop() }</p>
                </div>
                <div class="ways">
                    <button type="button" class="btn" onclick={demo}>{ text.start_demo() }</button>
                    <SignIn />
                </div>
                { self::how(&env, state.0.config.cloud.portal_host()) }
                <p class="notice-line">
                    { glyph(Icon::Mail) }
                    <span>
                        <Sentence text={text.start_notice()} />{ " " }
                        <button type="button" class="link" onclick={how}>{ text.start_notice_how() }</button>
                    </span>
                </p>
            </div>
            { still(text) }
        </div>
    }
}

/// How to get the files.
fn how(env: &Env, portal: &str) -> Html {
    let text = env.text;
    html! {
        <details class="how" id="how">
            <summary>{ text.start_how() }</summary>
            <ol class="panel inside steps">
                <li>{ out(format!("https://{portal}{LOG}"), text.how_1()) }</li>
                <li><Sentence text={text.how_2()} /></li>
                <li><Sentence text={text.how_3()} /></li>
                <li>
                    { text.how_4() }{ " " }
                    <button type="button" class="link" onclick={|_| page::click("#folder")}>{ text.choose_folder() }</button>
                </li>
            </ol>
            <p class="small dim">{ text.how_more() }</p>
        </details>
    }
}

/// Positions of the picture's sign-ins in percent of its width: legacy ones, then modern ones.
const LEGACY: [&str; 9] = [
    "5%", "14.9%", "15.8%", "27%", "34.2%", "41%", "41.9%", "49.1%", "51.4%",
];
const MODERN: [&str; 8] = [
    "60.4%", "61.7%", "64.9%", "71.6%", "77.9%", "79.7%", "87.4%", "95%",
];

/// One device and its change, drawn: not to scale, and the same for everybody.
fn still(text: Text) -> Html {
    let line = |class: &'static str, x1: &'static str, x2: &'static str, y: [&'static str; 2]| {
        html! { <line {class} {x1} {x2} y1={y[0]} y2={y[1]} /> }
    };
    html! {
        <figure class="panel still">
            <p class="raw"><code>{ "Apple-iPhone10C1/1905.241" }</code></p>
            <div class="still-head">
                { glyph(Icon::Phone) }<p><b>{ "iPhone 8, iOS 15.4" }</b><span class="dim">{ "Paula Egger" }</span></p>
                { state_mark(text, State::Verified, Look::Plain) }
            </div>
            <svg height="164" role="img" aria-label={text.start_still_label()}>
                <rect class="gap" x="51.4%" width="9%" y="34" height="120" />
                { line("base", "0", "100%", ["94", "94"]) }
                { for LEGACY.map(|x| line("legacy", x, x, ["52", "94"])) }
                { for MODERN.map(|x| html! { <>{ line("modern", x, x, ["94", "129"]) }<circle cx={x} cy="133" r="4" /></> }) }
                { line("bracket", "51.4%", "60.4%", ["28", "28"]) }
                { line("bracket", "51.4%", "51.4%", ["27", "36"]) }
                { line("bracket", "60.4%", "60.4%", ["27", "36"]) }
                <text class="change" x="55.9%" y="18" text-anchor="middle">{ text.start_still_gap() }</text>
                <text x="0" y="44">{ text.timeline_legacy() }</text>
                <text x="100%" y="156" text-anchor="end">{ text.timeline_modern() }</text>
            </svg>
            <figcaption>{ text.start_still() }</figcaption>
        </figure>
    }
}
