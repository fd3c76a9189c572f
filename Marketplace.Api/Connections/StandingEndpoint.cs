using Marketplace.Api.Errors;
using Marketplace.Contracts.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>How a channel rates the seller, asked of the channel itself.</summary>
internal static class StandingEndpoint
{
    public static void MapStanding(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/connections/{id:guid}/standing", ReadAsync).RequireAuthorization().WithTags("Connections");

    private static async Task<Results<Ok<StandingModel>, ProblemHttpResult>> ReadAsync(Guid id, IGrainFactory grains, HttpResponse response)
    {
        var answer = await grains.GetGrain<IConnectionGrain>(id).ReadStanding();
        return answer.Standing is { } standing ? TypedResults.Ok(standing) : answer.Problem!.ToResult(response);
    }
}
