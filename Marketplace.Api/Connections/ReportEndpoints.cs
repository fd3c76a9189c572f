using Marketplace.Api.Errors;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>What a channel says about the seller and the listings, asked of the channel itself.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var connection = app.MapGroup("/api/connections/{id:guid}").RequireAuthorization().WithTags("Connections");
        connection.MapGet("standing", ReadStandingAsync);
        connection.MapGet("violations", ReadViolationsAsync);
    }

    private static async Task<Results<Ok<StandingModel>, ProblemHttpResult>> ReadStandingAsync(Guid id, IGrainFactory grains, HttpResponse response)
    {
        var answer = await grains.GetGrain<IConnectionGrain>(id).ReadStanding();
        return answer.Standing is { } standing ? TypedResults.Ok(standing) : answer.Problem!.ToResult(response);
    }

    private static async Task<Results<Ok<ListingViolationModel[]>, ProblemHttpResult>> ReadViolationsAsync(
        Guid id, IGrainFactory grains, MarketplaceDb db, HttpResponse response, CancellationToken cancellationToken)
    {
        var answer = await grains.GetGrain<IConnectionGrain>(id).ReadViolations();
        if (answer.Violations is not { } violations)
            return answer.Problem!.ToResult(response);
        var urls = violations.Select(v => v.Url.ToString()).Distinct().ToArray();
        var ours = await db.Listings.AsNoTracking().Where(l => l.ConnectionId == id && urls.Contains(l.RemoteUrl)).OrderBy(l => l.UpdatedAt)
            .Select(l => new { l.RemoteUrl, l.Id, l.Title }).ToListAsync(cancellationToken);
        // A page that an ended listing had, too, is the newer one's.
        var byUrl = ours.GroupBy(l => l.RemoteUrl!).ToDictionary(l => l.Key, l => l.Last());
        return TypedResults.Ok(violations.Select(v =>
        {
            var listing = byUrl.GetValueOrDefault(v.Url.ToString());
            return new ListingViolationModel(listing?.Id, listing?.Title, v.Url, v.Sku, v.Reason, v.AtRisk, v.Advice);
        }).ToArray());
    }
}
