using System.Net.Sockets;
using Marketplace.Channels.Http;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Grains.Outbound;

/// <summary>
/// The one client for addresses that users or channels give: https only, public addresses only (checked on the address that is connected to,
/// so that DNS cannot change its mind in between), every redirect re-checked, size and time bounded.
/// <c>Outbound:AllowedHosts</c> lists exact <c>host:port</c> exceptions for local development, separated by commas.
/// </summary>
public sealed class GuardedHttp : IDisposable
{
    private const int _maxRedirects = 3;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);

    private readonly PublicSockets _sockets;
    private readonly HttpClient _client;

    public GuardedHttp(IConfiguration configuration)
    {
        _sockets = new(configuration["Outbound:AllowedHosts"]);
        var handler = _sockets.Guard(new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        });
        _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new("Marketplace", "1.0"));
    }

    /// <summary>Reads what the address holds.</summary>
    /// <param name="maxBytes">More than this is refused, whatever the answer announces.</param>
    public async Task<Fetched> GetAsync(Uri address, int maxBytes, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_timeout);
        try
        {
            for (var hop = 0; hop <= _maxRedirects; hop++)
            {
                if (!IsAllowed(address))
                    return Fetched.Refused("Only https addresses are fetched.");
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    address = new(address, location);
                    continue;
                }

                if (!response.IsSuccessStatusCode)
                    return Fetched.Answered(response.StatusCode);
                return await ReadAsync(response, maxBytes, timeout.Token);
            }

            return Fetched.Refused($"The address redirects more than {_maxRedirects} times.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fetched.Unreachable($"The server did not answer within {_timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException refusal)
        {
            return Fetched.Refused(refusal.Message);
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException
        { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData })
        {
            return Fetched.Unresolved(address.Host);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Fetched.Unreachable("The server could not be reached.");
        }
    }

    public void Dispose() => _client.Dispose();

    private bool IsAllowed(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0 && (address.Scheme == "https" || (address.Scheme == "http" && _sockets.IsException(address.Host, address.Port)));

    private static async Task<Fetched> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var tooLarge = Fetched.Refused($"The file is larger than {maxBytes / (1024 * 1024.0):0.#} MB.");
        if (response.Content.Headers.ContentLength > maxBytes)
            return tooLarge;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        while (await body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (buffer.Length + read > maxBytes)
                return tooLarge;
            buffer.Write(chunk, 0, read);
        }

        return Fetched.Complete(buffer.ToArray());
    }
}
