using Marketplace.Grains.Outbound;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Grains.Images;

/// <summary>
/// Where pictures come from: their address. With <c>Images:StandIn</c> set (local development only), a picture whose host cannot be found
/// gets a made-up one from there, so that sample files have pictures without internet; the note says so.
/// </summary>
internal sealed class PictureSource(GuardedHttp http, IConfiguration configuration)
{
    private readonly string? _standIn = configuration["Images:StandIn"];

    public async Task<(Fetched Fetched, string? Note)> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var fetched = await http.GetAsync(address, PictureProcessor.MaxBytes, cancellationToken);
        if (!fetched.HostUnknown || _standIn is null)
        {
            return (fetched, null);
        }

        var standIn = await http.GetAsync(new(_standIn + Uri.EscapeDataString(address.AbsoluteUri)), PictureProcessor.MaxBytes, cancellationToken);
        return standIn.Body is null ? (fetched, null) : (standIn, $"A stand-in: {address.Host} could not be found.");
    }
}
