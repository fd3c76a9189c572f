using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>Where a channel's server brings the keys that its seller consented to. The state in them is what makes them believed: it works once.</summary>
internal static class KeysEndpoint
{
    private const int MaxBody = 64 * 1024;

    public static string Path(string channel) => $"/connect/{channel}/keys";

    public static void MapKeys(this IEndpointRouteBuilder app) =>
        app.MapPost(Path("{channel}"), ReceiveAsync).AllowAnonymous().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(MaxBody)).DisableAntiforgery();

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        string channel, HttpRequest request, ChannelRegistry channels, OAuthStates states, IGrainFactory grains, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var body = buffer.ToArray();
        if (!channels.TryGet(channel, out var found) || found is not IAuthorizeByKeys keys || keys.ReadKeys(body) is not { } sent
            || await states.UseByServerAsync(sent.State, channel, cancellationToken) is not { } consent)
        {
            return TypedResults.Problem(
                "These keys belong to no connection that is being made. Begin again from your connections.", title: "Nobody waits for these keys.",
                statusCode: StatusCodes.Status400BadRequest, type: Errors.ProblemType.Named("oauth-state"));
        }

        ActingSeller.Id = consent.SellerId;
        var outcome = await grains.GetGrain<IConnectorGrain>(consent.SellerId).CompleteKeys(new KeysGiven(channel, body, consent.Inputs));
        await states.WriteOutcomeAsync(sent.State, outcome.ConnectionId, outcome.Error, CancellationToken.None);
        return outcome.ConnectionId is not null
            ? TypedResults.Ok()
            : TypedResults.Problem(outcome.Error, statusCode: StatusCodes.Status422UnprocessableEntity, type: Errors.ProblemType.Named("connection-refused"));
    }
}
