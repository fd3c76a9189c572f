using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// The stored version is not the one this activation knows. If it escapes from the grain, the activation ends, so that the next call
/// reads the state anew.
/// </summary>
public class InconsistentStateException : OrleansException
{
    /// <inheritdoc/>
    public InconsistentStateException() { }

    /// <inheritdoc/>
    public InconsistentStateException(string message) : base(message) { }

    /// <inheritdoc/>
    public InconsistentStateException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>With both versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg) =>
        (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    /// <summary>With both versions and the storage's own error.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception storageException)
        : base(errorMsg, storageException) => (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

    /// <summary>The version in the storage, if it is known.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that the activation had.</summary>
    public string? CurrentEtag { get; }

    /// <summary>Only the activation that it arose in ends; grains that it passes through on its way to the caller do not.</summary>
    internal bool LeftItsActivation { get; set; }
}

/// <summary>A state names a storage that is not registered.</summary>
public sealed class BadProviderConfigException : OrleansException
{
    /// <inheritdoc/>
    public BadProviderConfigException() { }

    /// <inheritdoc/>
    public BadProviderConfigException(string msg) : base(msg) { }

    /// <inheritdoc/>
    public BadProviderConfigException(string msg, Exception exc) : base(msg, exc) { }
}
