using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>A connection's campaigns, which are the channel's: nothing of them is stored here.</summary>
internal sealed class Promotions(AnswerCache cache)
{
    /// <summary>Reading asks for the listings of every campaign; what the seller changes elsewhere shall show soon all the same.</summary>
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(10);

    private const string Question = "campaigns";

    public async Task<CampaignsAnswer> ReadAsync(ConnectionContext connection, IPromoteListings channel)
    {
        var (campaigns, problem) = await cache.ReadAsync(connection, Question, _keep, channel.ReadCampaignsAsync);
        return new CampaignsAnswer(campaigns?.Select(c => new CampaignModel(c.Id, c.Name, c.State, c.Rate, c.StartsAt, c.EndsAt, c.Listings)).ToArray(), problem);
    }

    public async Task<NewCampaignAnswer> CreateAsync(ConnectionContext connection, IPromoteListings channel, NewCampaign campaign)
    {
        if (connection.Unusable() is { } problem)
            return new NewCampaignAnswer(null, [], problem);
        var draft = new CampaignDraft(campaign.Name, campaign.Rate, campaign.StartsAt, campaign.EndsAt, campaign.Listings);
        var created = await ChangeAsync(connection, () => channel.CreateCampaignAsync(connection.Session(), draft, connection.Stopping));
        return created.Succeeded
            ? new NewCampaignAnswer(created.Value.Id, [.. created.Value.Refused.Select(listing => new RefusedListing(listing.RemoteId, listing.Message))], null)
            : new NewCampaignAnswer(null, [], created.Error.ToProblem());
    }

    public async Task<ChannelProblem?> ChangeAsync(ConnectionContext connection, IPromoteListings channel, string campaignId, CampaignChange change) =>
        connection.Unusable() ?? (await ChangeAsync(connection, () => channel.ChangeCampaignAsync(connection.Session(), campaignId, change, connection.Stopping))).Error?.ToProblem();

    /// <summary>Whatever the channel answers, it may have done some of it.</summary>
    private async Task<ChannelResult<T>> ChangeAsync<T>(ConnectionContext connection, Func<Task<ChannelResult<T>>> change)
    {
        try
        {
            return await change();
        }
        finally
        {
            await cache.ForgetAsync(connection, Question);
        }
    }
}
