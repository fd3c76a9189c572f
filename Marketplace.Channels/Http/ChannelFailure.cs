using System.Net;
using Marketplace.Channels.Seam;
using Polly.Timeout;

namespace Marketplace.Channels.Http;

/// <summary>What a call without a usable answer means. The question is always: may it have had its effect?</summary>
public static class ChannelFailure
{
    /// <summary>Whether the exception is a failed call (and not the caller's cancellation or a defect).</summary>
    public static bool IsFailure(Exception exception) => exception is NotSentException or HttpRequestException or TimeoutRejectedException or IOException;

    public static ChannelError Describe(string channel, Exception exception, HttpRequestMessage request) => exception switch
    {
        NotSentException notSent => notSent.Error,
        HttpRequestException { InnerException: PrivateAddressException } =>
            new ChannelError(ChannelErrorKind.Rejected, $"The {channel} address leads to a private network. Only addresses of the public internet can be connected.", "private_address"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } =>
            new ChannelError(ChannelErrorKind.Unavailable, $"{channel} cannot be reached at the moment.", "unreachable"),
        TimeoutRejectedException => Lost(request, $"{channel} did not answer in time.", "timeout"),
        _ => Lost(request, $"The connection to {channel} broke before it answered.", "connection"),
    };

    /// <summary>An answer of status 408 or 5xx.</summary>
    public static ChannelError Describe(string channel, HttpStatusCode status, TimeSpan? retryAfter, HttpRequestMessage request) =>
        Lost(request, $"{channel} has a problem of its own (status {(int)status}).", ((int)status).ToString()) with { RetryAfter = retryAfter };

    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static ChannelError Lost(HttpRequestMessage request, string message, string code) => request.IsSafeToRepeat()
        ? new ChannelError(ChannelErrorKind.Unavailable, message, code)
        : new ChannelError(ChannelErrorKind.Unknown, message + " Whether it took effect is looked up before it is tried again.", code);
}
