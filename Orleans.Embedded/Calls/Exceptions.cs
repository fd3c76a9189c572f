namespace Orleans.Runtime;

/// <summary>The root of the runtime's own exceptions.</summary>
public class OrleansException : Exception
{
    /// <inheritdoc/>
    public OrleansException() { }

    /// <inheritdoc/>
    public OrleansException(string message) : base(message) { }

    /// <inheritdoc/>
    public OrleansException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The silo is not configured as it must be; raised while the host is built or started.</summary>
public sealed class OrleansConfigurationException : Exception
{
    /// <inheritdoc/>
    public OrleansConfigurationException(string message) : base(message) { }

    /// <inheritdoc/>
    public OrleansConfigurationException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The call was not delivered: the grain kept deactivating before it could run.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message) : base(message) { }
}
