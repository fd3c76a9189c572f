using System.Diagnostics;
using System.Net;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>One span and one count per logical call, whatever happens inside it.</summary>
internal sealed class TelemetryHandler(string channel, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var activity = ChannelTelemetry.Activities.StartActivity($"{channel} {request.Operation()}", ActivityKind.Client);
        activity?.SetTag("marketplace.channel", channel);
        var start = time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            outcome = Outcome(response.StatusCode);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            return response;
        }
        catch (Exception exception) when (ChannelFailure.IsFailure(exception))
        {
            outcome = Name(ChannelFailure.Describe(channel, exception, request).Kind);
            throw;
        }
        finally
        {
            activity?.SetTag("marketplace.outcome", outcome);
            if (outcome is not ("ok" or "cancelled"))
                activity?.SetStatus(ActivityStatusCode.Error);
            var tags = new TagList { { "channel", channel }, { "outcome", outcome } };
            ChannelTelemetry.Calls.Add(1, tags);
            ChannelTelemetry.Duration.Record(time.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    private static string Outcome(HttpStatusCode status) => status switch
    {
        < HttpStatusCode.BadRequest => "ok",
        HttpStatusCode.Unauthorized => Name(ChannelErrorKind.Unauthorized),
        HttpStatusCode.NotFound => Name(ChannelErrorKind.NotFound),
        HttpStatusCode.TooManyRequests => Name(ChannelErrorKind.Throttled),
        >= HttpStatusCode.InternalServerError => Name(ChannelErrorKind.Unavailable),
        _ => Name(ChannelErrorKind.Rejected),
    };

    private static string Name(ChannelErrorKind kind) => kind switch
    {
        ChannelErrorKind.Rejected => "rejected",
        ChannelErrorKind.NotFound => "not_found",
        ChannelErrorKind.Throttled => "throttled",
        ChannelErrorKind.Unauthorized => "unauthorized",
        ChannelErrorKind.Unavailable => "unavailable",
        _ => "unknown",
    };
}
