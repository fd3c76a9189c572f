using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Orleans;

namespace Marketplace.Grains.Connections;

/// <summary>What one connection may still call, by whichever limit its channel has.</summary>
internal interface IConnectionBudget : IRateBudget, IDisposable
{
    /// <summary>For the seller to see; null where nothing is known.</summary>
    BudgetLevel? Level { get; }

    static IConnectionBudget Of(ICallByHttp channel, string accountId, IGrainFactory grains, TimeProvider time) => channel.Limits switch
    {
        { Points: { } points } => new PointBudget(points, time),
        { PerConnection: { } paced } => new PacedBudget(paced, time),
        var limits => new LeasedBudget(grains.GetGrain<IAppQuotaGrain>(AppQuotaKey.Of(channel.Id, channel.QuotaKey(accountId))), limits, time),
    };
}
