using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Api.Live;

/// <summary>The transport that SignalR's client core leaves open: a signed-in WebSocket, read and written as two pipes.</summary>
internal sealed class SocketConnection : ConnectionContext
{
    private readonly ClientWebSocket _socket;

    private SocketConnection(ClientWebSocket socket, Stream stream)
    {
        _socket = socket;
        Transport = new Pipes(PipeReader.Create(stream), PipeWriter.Create(stream));
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public static async Task<HubConnection> BuildAsync(ApiHost api, SignedIn seller, string path, CancellationToken cancellationToken)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = api.BaseAddress };
        (await http.PostAsJsonAsync("/api/auth/login?useCookies=true", new { seller.Me.Email, seller.Password }, cancellationToken)).EnsureSuccessStatusCode();
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new UriBuilder(api.BaseAddress) { Scheme = "ws", Path = path }.Uri))
            .AddSingleton<IConnectionFactory>(new Factory(cookies));
        return builder.Build();
    }

    public override async ValueTask DisposeAsync()
    {
        await Transport.Input.CompleteAsync();
        await Transport.Output.CompleteAsync();
        _socket.Dispose();
        await base.DisposeAsync();
    }

    private sealed class Factory(CookieContainer cookies) : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            var socket = new ClientWebSocket { Options = { Cookies = cookies } };
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
            return new SocketConnection(socket, WebSocketStream.Create(socket, WebSocketMessageType.Text, ownsWebSocket: true));
        }
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
