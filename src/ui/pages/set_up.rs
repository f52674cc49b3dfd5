//! How to register the page: the redirect URI, steps, commands, and what mistakes look like. The worker writes it.

use super::texts::copy;
use crate::platform::page;
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::worker::messages::SignInAsk;
use yew::prelude::*;

/// The place.
#[component(SetUp)]
pub(super) fn set_up() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let sign_in = &state.0.sign_in;
    let tried = sign_in.tried.as_ref().map(|tried| tried.cloud);
    let cloud = tried.unwrap_or(state.0.config.cloud);
    let redirect = page::base_address();
    use_effect_with((env.lang(), cloud), {
        let (commands, redirect) = (commands.clone(), redirect.clone());
        move |(lang, cloud)| {
            let (redirect, cloud) = (redirect.clone(), *cloud);
            commands
                .ask_sign_in
                .emit((SignInAsk::SetUp { redirect, cloud }, *lang));
        }
    });
    let made = sign_in.set_up.as_ref().map(|made| {
        html! {
            <>
                <section>
                    <h2>{ text.set_up_portal() }</h2>
                    <ol class="steps">{ for made.steps.iter().map(|step| html! { <li>{ step }</li> }) }</ol>
                </section>
                <section>
                    <h2>{ text.set_up_scripts() }</h2>
                    <p class="dim">{ text.set_up_scripts_text() }</p>
                    { for made.scripts.iter().map(|(title, script)| html! {
                        <section class="panel script" aria-label={title.clone()}>
                            <div class="head"><h3>{ title }</h3>{ copy(&commands, text.copy(), script) }</div>
                            <pre tabindex="0" aria-label={title.clone()}>{ script }</pre>
                        </section>
                    }) }
                </section>
                <section>
                    <h2>{ text.set_up_mistakes() }</h2>
                    <p class="dim">{ text.set_up_mistakes_text() }</p>
                    <dl class="mistakes">
                        { for made.mistakes.iter().map(|(codes, advice)| html! {
                            <div><dt><code>{ codes }</code></dt><dd>{ &advice.what }{ " " }{ &advice.todo }</dd></div>
                        }) }
                    </dl>
                </section>
            </>
        }
    });
    html! {
        <article class="sheet set-up" aria-busy={made.is_none().to_string()}>
            <h1 id="place-title" tabindex="-1">{ text.set_up_title() }</h1>
            <p class="lead">{ text.set_up_lead() }</p>
            <h2>{ text.redirect_uri() }</h2>
            <div class="copy"><code>{ &redirect }</code>{ copy(&commands, text.copy(), &redirect) }</div>
            <p class="small dim">{ text.set_up_redirect() }</p>
            { made }
            <p class="dim">{ text.set_up_end() }</p>
        </article>
    }
}
