//! The columns of the portal's CSV downloads and their order in each generation of the file.
//!
//! Order and spelling as found in real downloads (the twice written *Incoming token type*, the blanks at the end of
//! *Application ID* included).

/// Columns that are read; all others are skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Col {
    Date,
    RequestId,
    UserAgent,
    CorrelationId,
    UserId,
    User,
    Username,
    UserType,
    CrossTenant,
    AuthProtocol,
    TokenId,
    Application,
    ApplicationId,
    Resource,
    ResourceId,
    ResourceTenant,
    HomeTenant,
    HomeTenantName,
    Ip,
    Location,
    ErrorCode,
    FailureReason,
    ClientApp,
    DeviceId,
    Browser,
    Os,
    Asn,
    CaStatus,
    MfaResult,
    PrincipalId,
    PrincipalName,
    Method,
    Succeeded,
}

/// Number of [`Col`]s.
const COLS: usize = Col::Succeeded as usize + 1;

/// Which column of the file holds what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    at: [Option<u16>; COLS],
    /// Columns in the file.
    pub(super) width: usize,
}

impl Columns {
    pub(super) const fn new(width: usize) -> Self {
        Self {
            at: [None; COLS],
            width,
        }
    }

    /// Position of a column, if the file has it.
    pub(super) fn get(&self, col: Col) -> Option<usize> {
        self.at
            .get(col as usize)
            .copied()
            .flatten()
            .map(usize::from)
    }

    pub(super) fn has(&self, col: Col) -> bool {
        self.get(col).is_some()
    }

    pub(super) fn set(&mut self, col: Col, position: usize) {
        if let (Some(slot), Ok(position)) = (self.at.get_mut(col as usize), u16::try_from(position))
        {
            *slot = Some(position);
        }
    }

    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.at.iter().flatten().count()
    }

    /// Whether every column that both know stands at the same place in both.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.width == other.width
            && self
                .at
                .iter()
                .zip(&other.at)
                .all(|(a, b)| a.is_none() || b.is_none() || a == b)
    }
}

/// A generation of the portal's file: its header line in English.
pub(super) struct Generation {
    /// Header line.
    pub(super) header: &'static str,
    /// Holds people's sign-ins.
    pub(super) user: bool,
}

/// All generations. Their column counts differ, so that the count names the generation.
/// Sources: sign-in CSVs of 2023, 2025 and December 2025 as public incident-response and log tools list them
/// (interactive and non-interactive files have the same columns).
pub(super) const GENERATIONS: [Generation; 4] = [
    Generation {
        header: "Date (UTC),Request ID,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Incoming token type,Authentication Protocol,Unique token identifier,Client credential type,Application,Application ID ,Resource,Resource ID ,Resource tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Multifactor authentication result,Multifactor authentication auth method,Multifactor authentication auth detail,Authentication requirement,Sign-in identifier,IP address (seen by resource),Autonomous system  number,Flagged for review,Token issuer type,Incoming token type,Token issuer name,Latency,Conditional Access",
        user: true,
    },
    Generation {
        header: "Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Incoming token type,Authentication Protocol,Unique token identifier,Original transfer method,Client credential type,Token Protection - Sign In Session,Token Protection - Sign In Session StatusCode,Application,Application ID ,Resource,Resource ID ,Resource tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Multifactor authentication result,Multifactor authentication auth method,Multifactor authentication auth detail,Authentication requirement,Sign-in identifier,Session ID,IP address (seen by resource),Through Global Secure Access,Global Secure Access IP address,Autonomous system  number,Flagged for review,Token issuer type,Incoming token type,Token issuer name,Latency,Conditional Access,Managed Identity type,Associated Resource Id,Federated Token Id,Federated Token Issuer",
        user: true,
    },
    Generation {
        header: "Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Incoming token type,Authentication Protocol,Unique token identifier,Original transfer method,Client credential type,Token Protection - Sign In Session,Token Protection - Sign In Session StatusCode,Application,Application ID ,App owner tenant ID,Resource,Resource ID ,Resource tenant ID,Resource owner tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Multifactor authentication result,Multifactor authentication auth method,Multifactor authentication auth detail,Authentication requirement,Sign-in identifier,Session ID,IP address (seen by resource),Through Global Secure Access,Global Secure Access IP address,Autonomous system  number,Flagged for review,Token issuer type,Incoming token type,Token issuer name,Latency,Conditional Access,Managed Identity type,Associated Resource Id,Federated Token Id,Federated Token Issuer",
        user: true,
    },
    Generation {
        header: "Date (UTC),Request ID,Correlation ID,Service principal ID,Service principal name,Credential key ID,Credential thumbprint,Application,Application ID ,App owner tenant ID,Resource,Resource ID ,Resource tenant ID,Resource owner tenant ID,Home tenant ID,Home tenant name,IP address,Location,Status,Sign-in error code,Failure reason,Conditional Access",
        user: false,
    },
];

#[cfg(test)]
mod tests {
    use super::GENERATIONS;

    #[test]
    fn generations_have_their_widths() {
        let widths = GENERATIONS.map(|g| g.header.split(',').count());
        assert_eq!(widths, [44, 55, 57, 22]);
    }
}
