using System.Net;

namespace Marketplace.Grains.Outbound;

/// <summary>The outcome of a guarded download.</summary>
/// <param name="Body">What the address holds; null when there is an error.</param>
/// <param name="Error">In words for the seller.</param>
/// <param name="Transient">Whether trying again later may help.</param>
/// <param name="HostUnknown">The name could not be resolved: a wrong address, or no internet.</param>
public sealed record Fetched(byte[]? Body, string? Error, bool Transient, bool HostUnknown = false)
{
    internal static Fetched Complete(byte[] body) => new(body, null, Transient: false);

    internal static Fetched Refused(string error) => new(null, error, Transient: false);

    internal static Fetched Unreachable(string error) => new(null, error, Transient: true);

    internal static Fetched Unresolved(string host) => new(null, $"{host} could not be found.", Transient: true, HostUnknown: true);

    internal static Fetched Answered(HttpStatusCode status) => new(
        null, $"The server answered {(int)status} ({status}).",
        (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
}
