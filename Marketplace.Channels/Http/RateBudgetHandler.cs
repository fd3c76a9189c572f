using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>Spends the budget before a call, and learns from its answer what is really left.</summary>
internal sealed class RateBudgetHandler(string channel, IRateBudget budget, Func<HttpResponseMessage, RateReading?> readRate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await SpendAsync(channel, budget, request, cancellationToken);
        RateReading? reading = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            reading = readRate(response);
            return response;
        }
        finally
        {
            budget.Learn(reading, request.Cost());
        }
    }

    /// <exception cref="NotSentException">The budget is used up.</exception>
    internal static async ValueTask SpendAsync(string channel, IRateBudget budget, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await budget.TakeAsync(request.Cost(), cancellationToken) is { } wait)
        {
            throw new NotSentException(new ChannelError(
                ChannelErrorKind.Throttled, $"The calls that {channel} allows are used up for now. This goes on by itself.", "budget", RetryAfter: wait));
        }
    }
}
