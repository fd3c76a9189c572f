using System.Net;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>Adds the token; a 401 (nothing happened) is answered by one refresh and one repetition.</summary>
internal sealed class TokenHandler(ITokenSource tokens, IReadOnlyList<Uri> addresses, Action<HttpRequestMessage, ChannelCredentials> authorize) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A token is for the channel's interfaces and must not reach any other address.
        if (request.HasOwnCredentials() || !addresses.Any(address => address.IsBaseOf(request.RequestUri!)))
            return await base.SendAsync(request, cancellationToken);
        var credentials = await GetAsync(refused: null, cancellationToken);
        authorize(request, credentials);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        response.Dispose();
        authorize(request, await GetAsync(credentials, cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private async ValueTask<ChannelCredentials> GetAsync(ChannelCredentials? refused, CancellationToken cancellationToken)
    {
        var result = await tokens.GetAsync(refused, cancellationToken);
        return result.Succeeded ? result.Value : throw new NotSentException(result.Error);
    }
}
