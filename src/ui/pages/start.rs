//! Start: three doors of equal rank, how to get the files, and the promise with the way to check it.

use crate::platform::page;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{use_commands, use_env};
use crate::ui::pages::sign_in::SignIn;
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Start`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StartProps {
    /// The address asks for a place that needs data, and there is none.
    pub returning: bool,
}

/// The place.
#[component(Start)]
pub(super) fn start(props: &StartProps) -> Html {
    let (env, commands) = (use_env(), use_commands());
    let text = env.text;
    let demo = move |_: MouseEvent| commands.demo.emit(());
    html! {
        <div class="flow">
            if props.returning {
                <div class="notice info">{ glyph(Icon::Info) }<p>{ text.start_return() }</p></div>
            }
            <section class="hero">
                <h1 id="place-title" tabindex="-1">{ text.start_title() }</h1>
                <p class="lead">{ text.start_lead() }</p>
            </section>
            <div class="doors">
                <section class="panel door drop">
                    <h2>{ glyph(Icon::File) }{ text.door_files_title() }</h2>
                    <p>{ text.door_files_body() }</p>
                    <h3>{ text.how_title() }</h3>
                    <ol class="steps small">
                        <li>{ text.how_1() }</li>
                        <li>{ text.how_2() }</li>
                        <li>{ text.how_3() }</li>
                        <li>{ text.how_4() }</li>
                    </ol>
                    <p class="small dim">{ text.how_role() }{ " " }{ text.door_files_small() }</p>
                    <div class="foot-of-door">
                        <button type="button" class="btn primary" onclick={|_| page::click("#files")}>
                            { text.choose_files() }
                        </button>
                        <button type="button" class="btn ghost" onclick={|_| page::click("#folder")}>
                            { text.choose_folder() }
                        </button>
                    </div>
                </section>
                <SignIn />
                <div class="stack">
                    <section class="panel door">
                        <h2>{ glyph(Icon::Demo) }{ text.door_demo_title() }</h2>
                        <p>{ text.door_demo_body() }</p>
                        <div class="foot-of-door">
                            <button type="button" class="btn" onclick={demo}>{ text.door_demo_button() }</button>
                        </div>
                    </section>
                    <section class="panel door promise">
                        <h2>{ glyph(Icon::Shield) }{ text.trust_title() }</h2>
                        <ul class="plain small">
                            <li>{ text.trust_1() }</li>
                            <li>{ text.trust_2() }</li>
                            <li>{ text.trust_3() }</li>
                        </ul>
                    </section>
                </div>
            </div>
        </div>
    }
}
