namespace Marketplace.Api.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookVerifier>()
            .AddSingleton<WebhookInbox>();
}
