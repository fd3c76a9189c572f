using Marketplace.Api.Errors;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>Campaigns on the channel itself: listings shown in better places for a share of what they sell for.</summary>
internal static class CampaignEndpoints
{
    /// <summary>So many are added while the seller waits.</summary>
    private const int MostListings = 5_000;

    private const string Listings = "listingIds";

    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/connections/{id:guid}/campaigns").RequireAuthorization().WithTags("Connections");
        campaigns.MapGet("", ReadAsync);
        campaigns.MapPost("", CreateAsync);
        campaigns.MapPost("{campaignId}/pause", (Guid id, string campaignId, IGrainFactory grains, HttpResponse response) => ChangeAsync(id, campaignId, CampaignChange.Pause, grains, response));
        campaigns.MapPost("{campaignId}/resume", (Guid id, string campaignId, IGrainFactory grains, HttpResponse response) => ChangeAsync(id, campaignId, CampaignChange.Resume, grains, response));
        campaigns.MapPost("{campaignId}/end", (Guid id, string campaignId, IGrainFactory grains, HttpResponse response) => ChangeAsync(id, campaignId, CampaignChange.End, grains, response));
    }

    private static async Task<Results<Ok<IReadOnlyList<CampaignModel>>, ProblemHttpResult>> ReadAsync(Guid id, IGrainFactory grains, HttpResponse response)
    {
        var answer = await grains.GetGrain<IConnectionGrain>(id).ReadCampaigns();
        return answer.Campaigns is { } campaigns ? TypedResults.Ok(campaigns) : answer.Problem!.ToResult(response);
    }

    private static async Task<Results<Ok<CampaignCreatedModel>, NotFound, ValidationProblem, ProblemHttpResult>> CreateAsync(
        Guid id, CampaignInput input, IGrainFactory grains, MarketplaceDb db, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!await db.Connections.AnyAsync(c => c.Id == id, cancellationToken))
            return TypedResults.NotFound();
        var wanted = input.ListingIds?.Distinct().ToArray();
        if (wanted is { Length: 0 or > MostListings })
            return Invalid(wanted.Length == 0 ? "Choose at least one listing." : $"At most {MostListings} listings at once.");
        var listings = await db.Listings.AsNoTracking()
            .Where(l => l.ConnectionId == id && l.State == ListingState.Active && l.RemoteId != null && (wanted == null || wanted.Contains(l.Id)))
            .Take(MostListings + 1).Select(l => new { l.Id, l.Title, RemoteId = l.RemoteId! }).ToListAsync(cancellationToken);
        if (wanted is null && listings.Count is 0 or > MostListings)
            return Invalid(listings.Count == 0 ? "None is live there." : $"More than {MostListings} are live there. Choose some of them.");
        if (wanted is not null && listings.Count < wanted.Length)
            return Invalid(listings.Count == 0 ? "They are not live there." : $"{wanted.Length - listings.Count} of the listings are not live there.");

        var answer = await grains.GetGrain<IConnectionGrain>(id).CreateCampaign(
            new NewCampaign(input.Name?.Trim() ?? "", input.Rate, input.StartsAt, input.EndsAt, listings.ConvertAll(l => l.RemoteId)));
        if (answer.Id is not { } campaign)
            return answer.Problem!.ToResult(response);
        var ours = listings.ToDictionary(l => l.RemoteId);
        return TypedResults.Ok(new CampaignCreatedModel(
            campaign, listings.Count - answer.Refused.Count,
            [.. answer.Refused.Select(refused => new CampaignRefusal(ours[refused.RemoteId].Id, ours[refused.RemoteId].Title, refused.Message))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(Guid id, string campaignId, CampaignChange change, IGrainFactory grains, HttpResponse response) =>
        await grains.GetGrain<IConnectionGrain>(id).ChangeCampaign(campaignId, change.ToString()) is { } problem ? problem.ToResult(response) : TypedResults.NoContent();

    private static ValidationProblem Invalid(string message) => FieldProblem.Of(Listings, message);
}
