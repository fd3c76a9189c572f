using System.Globalization;

namespace Orleans;

/// <summary>How long a caller waits for this interface method, written <c>hh:mm:ss</c>, instead of the silo's setting.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
