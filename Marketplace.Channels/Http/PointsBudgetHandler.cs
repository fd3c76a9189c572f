using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>Holds a call back until the points that it costs are there, and learns from its answer how many are left.</summary>
internal sealed class PointsBudgetHandler(string channel, Func<HttpResponseMessage, PointsReading?> read, TimeProvider time) : DelegatingHandler
{
    /// <summary>A longer wait is the caller's to plan.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);

    private readonly PointsBudget _budget = new(time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var points = request.Points();
        for (TimeSpan wait; (wait = _budget.Take(points)) > TimeSpan.Zero;)
        {
            if (wait > _longestWait)
            {
                throw new NotSentException(new ChannelError(
                    ChannelErrorKind.Throttled, $"The calls that {channel} allows are used up for now. This goes on by itself.", "budget", RetryAfter: wait));
            }
            await Task.Delay(wait, time, cancellationToken);
        }
        PointsReading? reading = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            reading = read(response);
            return response;
        }
        finally
        {
            _budget.Settle(points, reading);
        }
    }
}
