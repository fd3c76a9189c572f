namespace Marketplace.Contracts.Connections;

/// <summary>What there is to do for a connection, so that the works it does not concern need not look.</summary>
public enum WakeReason
{
    Anything,
    Notifications,
    Operations,
}
