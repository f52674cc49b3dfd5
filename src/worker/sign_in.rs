//! Words about signing in: what an error means, and how to register the page, with the commands for it. Pure.

use super::messages::{Advice, FromWorker, SetUp, SignInAsk, SignInWords};
use crate::auth::Help;
use crate::model::Cloud;
use crate::remedy::quote::powershell;
use crate::ui::i18n::{Text, sign_in as words};

/// Microsoft Graph's application id, and the id of its delegated permission AuditLog.Read.All
/// (<https://learn.microsoft.com/graph/permissions-reference#auditlogreadall>). Both are the same in all clouds.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
const AUDIT_LOG_READ_ALL: &str = "e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20";
/// Name of the registration.
const NAME: &str = "Cutover";

/// Mistakes worth showing before they happen, with the numbers that they come with.
const MISTAKES: [(&str, Help); 13] = [
    ("AADSTS50011", Help::RedirectUri),
    ("AADSTS9002326", Help::Platform),
    ("AADSTS700016", Help::AppNotFound),
    ("AADSTS50194, AADSTS50020, AADSTS500208", Help::WrongAccount),
    ("AADSTS65001", Help::Consent),
    ("AADSTS90094, AADSTS90095", Help::AdminConsent),
    ("AADSTS65004", Help::Declined),
    (
        "AADSTS650056, AADSTS650057, AADSTS65005",
        Help::PermissionMissing,
    ),
    ("AADSTS50105", Help::NotAssigned),
    ("AADSTS50076, AADSTS50079", Help::SecondFactor),
    ("AADSTS53003, AADSTS53000, AADSTS530035", Help::Policy),
    ("AADSTS90002, AADSTS900384", Help::TenantNotFound),
    ("AADSTS700084, AADSTS70043", Help::SessionOver),
];

/// Answers.
#[must_use]
pub fn answer(ask: SignInAsk, text: Text) -> FromWorker {
    FromWorker::SignIn(match ask {
        SignInAsk::Help(help) => SignInWords::Help(advice(text, help)),
        SignInAsk::SetUp { redirect, cloud } => SignInWords::SetUp(Box::new(SetUp {
            steps: vec![
                text.set_up_step_new().to_owned(),
                text.set_up_step_name(NAME),
                text.set_up_step_redirect(&redirect),
                text.set_up_step_copy().to_owned(),
                text.set_up_step_permission().to_owned(),
                text.set_up_step_consent().to_owned(),
            ],
            scripts: [
                (text.set_up_cli(), azure_cli(&redirect, cloud)),
                (text.set_up_powershell(), graph_powershell(&redirect, cloud)),
            ]
            .into_iter()
            .filter_map(|(title, script)| Some((title.to_owned(), script?)))
            .collect(),
            mistakes: MISTAKES
                .into_iter()
                .map(|(codes, help)| (codes.to_owned(), advice(text, help)))
                .collect(),
        })),
    })
}

fn advice(text: Text, help: Help) -> Advice {
    let (what, todo) = words::help(text, help);
    Advice {
        help,
        what: what.to_owned(),
        todo: todo.to_owned(),
    }
}

/// Commands for a POSIX shell; `None` where the address could not be quoted in one line.
fn azure_cli(redirect: &str, cloud: Cloud) -> Option<String> {
    let name = match cloud {
        Cloud::Global => "AzureCloud",
        Cloud::UsGov | Cloud::UsGovDod => "AzureUSGovernment",
        Cloud::China => "AzureChinaCloud",
    };
    let body = serde_json::json!({
        "displayName": NAME,
        "signInAudience": "AzureADMyOrg",
        "spa": {"redirectUris": [redirect]},
        "requiredResourceAccess": [{
            "resourceAppId": GRAPH,
            "resourceAccess": [{"id": AUDIT_LOG_READ_ALL, "type": "Scope"}],
        }],
    });
    let (graph, body) = (cloud.graph_host(), shell(&body.to_string())?);
    Some(format!(
        "az cloud set --name {name}\n\
         az login --allow-no-subscriptions\n\
         app=$(az rest --method POST --url 'https://{graph}/v1.0/applications' --resource 'https://{graph}' \\\n  \
           --headers 'Content-Type=application/json' \\\n  \
           --body {body} \\\n  \
           --query appId --output tsv)\n\
         az ad sp create --id \"$app\"\n\
         az ad app permission grant --id \"$app\" --api {GRAPH} --scope AuditLog.Read.All\n\
         echo \"Client ID: $app\"\n\
         echo \"Tenant: $(az account show --query tenantId --output tsv)\"\n"
    ))
}

/// Commands for the Microsoft Graph PowerShell.
fn graph_powershell(redirect: &str, cloud: Cloud) -> Option<String> {
    let environment = match cloud {
        Cloud::Global => "Global",
        Cloud::UsGov => "USGov",
        Cloud::UsGovDod => "USGovDoD",
        Cloud::China => "China",
    };
    let redirect = powershell::literal(redirect)?;
    Some(format!(
        "Connect-MgGraph -Environment {environment} -Scopes 'Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'\n\
         $access = @{{ ResourceAppId = '{GRAPH}'; ResourceAccess = @(@{{ Id = '{AUDIT_LOG_READ_ALL}'; Type = 'Scope' }}) }}\n\
         $app = New-MgApplication -DisplayName '{NAME}' -SignInAudience 'AzureADMyOrg' -Spa @{{ RedirectUris = @({redirect}) }} -RequiredResourceAccess @($access)\n\
         $here = New-MgServicePrincipal -AppId $app.AppId\n\
         $graph = Get-MgServicePrincipal -Filter \"appId eq '{GRAPH}'\"\n\
         New-MgOauth2PermissionGrant -ClientId $here.Id -ConsentType 'AllPrincipals' -ResourceId $graph.Id -Scope 'AuditLog.Read.All'\n\
         \"Client ID: $($app.AppId)\"\n\
         \"Tenant: $((Get-MgContext).TenantId)\"\n"
    ))
}

/// A text in single quotes of a POSIX shell, in which nothing is expanded; `None` if it has a control character.
fn shell(text: &str) -> Option<String> {
    (!text.chars().any(char::is_control)).then(|| format!("'{}'", text.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::{answer, azure_cli, graph_powershell, shell};
    use crate::model::Cloud;
    use crate::ui::i18n::{Lang, Text};
    use crate::worker::messages::{FromWorker, SetUp, SignInAsk, SignInWords};
    use proptest::prelude::*;

    const ADDRESS: &str = "https://contoso.example/it's/cutover/";

    fn set_up(lang: Lang, cloud: Cloud) -> SetUp {
        let ask = SignInAsk::SetUp {
            redirect: ADDRESS.to_owned(),
            cloud,
        };
        match answer(ask, Text(lang)) {
            FromWorker::SignIn(SignInWords::SetUp(made)) => *made,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn steps_and_commands_name_the_exact_address() {
        for lang in [Lang::En, Lang::De] {
            let made = set_up(lang, Cloud::Global);
            assert!(made.steps.iter().any(|step| step.contains(ADDRESS)));
            assert_eq!(made.scripts.len(), 2);
            assert!(made.mistakes.iter().all(|(codes, advice)| {
                codes.starts_with("AADSTS") && !advice.what.is_empty() && !advice.todo.is_empty()
            }));
        }
    }

    #[test]
    fn commands_go_to_the_cloud() {
        for (cloud, azure, graph) in [
            (Cloud::Global, "AzureCloud", "-Environment Global "),
            (Cloud::UsGov, "AzureUSGovernment", "-Environment USGov "),
            (
                Cloud::UsGovDod,
                "AzureUSGovernment",
                "-Environment USGovDoD ",
            ),
            (Cloud::China, "AzureChinaCloud", "-Environment China "),
        ] {
            let cli = azure_cli(ADDRESS, cloud).unwrap();
            assert!(cli.contains(&format!("--name {azure}\n")));
            assert!(cli.contains(&format!(
                "'https://{}/v1.0/applications'",
                cloud.graph_host()
            )));
            assert!(graph_powershell(ADDRESS, cloud).unwrap().contains(graph));
        }
    }

    /// Reads words in single quotes as a POSIX shell does.
    fn read(mut quoted: &str) -> String {
        let mut out = String::new();
        while let Some(rest) = quoted.strip_prefix('\'') {
            let (inside, after) = rest.split_once('\'').unwrap();
            out.push_str(inside);
            quoted = match after.strip_prefix("\\'") {
                Some(after) => {
                    out.push('\'');
                    after
                }
                None => after,
            };
        }
        assert_eq!(quoted, "");
        out
    }

    #[test]
    fn the_body_is_the_json_that_was_meant() {
        let cli = azure_cli(ADDRESS, Cloud::Global).unwrap();
        let body = cli
            .split("--body ")
            .nth(1)
            .unwrap()
            .split(" \\\n")
            .next()
            .unwrap();
        let body: serde_json::Value = serde_json::from_str(&read(body)).unwrap();
        assert_eq!(body["spa"]["redirectUris"][0], ADDRESS);
        let script = graph_powershell(ADDRESS, Cloud::Global).unwrap();
        assert!(script.contains("@('https://contoso.example/it''s/cutover/')"));
    }

    proptest! {
        #[test]
        fn the_shell_reads_what_was_quoted(text in "\\PC*") {
            if let Some(quoted) = shell(&text) {
                prop_assert_eq!(read(&quoted), text);
            }
        }
    }
}
