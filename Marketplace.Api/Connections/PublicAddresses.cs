namespace Marketplace.Api.Connections;

internal static class PublicAddresses
{
    /// <summary>A path of ours as browsers and channels reach it: under <c>PublicUrl</c>, or else where this request came to.</summary>
    public static Uri PublicAddress(this IConfiguration configuration, HttpRequest request, string path) =>
        new(configuration.GetValue<Uri>("PublicUrl") ?? new Uri($"{request.Scheme}://{request.Host}"), path);
}
