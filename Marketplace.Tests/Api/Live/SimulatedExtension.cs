using System.Collections.Immutable;
using Marketplace.Contracts.Sellers;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.SignalR.Client;

namespace Marketplace.Tests.Api.Live;

internal static class SimulatedExtension
{
    /// <summary>A seller's browser extension that answers every request as the test says.</summary>
    public static async Task<HubConnection> ConnectAsync(
        ApiHost api, SignedIn seller, Func<ExtensionRequest, ExtensionResponse> answer, CancellationToken cancellationToken)
    {
        var connection = await SocketConnection.BuildAsync(api, seller, "/hubs/extension", cancellationToken);
        connection.On<Guid, ExtensionRequest>("request", (id, request) => connection.SendAsync("answer", id, answer(request)));
        await connection.StartAsync(cancellationToken);
        // The hub takes this answer, for which nobody waits, only after it has taken in the connection.
        await connection.InvokeAsync("answer", Guid.Empty, new ExtensionResponse(0, ImmutableDictionary<string, string>.Empty), cancellationToken);
        return connection;
    }
}
