using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RcmAnalytics.Metrics.Definitions;

/// <summary>Reads one yml file into its schema class. Unknown and missing keys are errors with their line.</summary>
internal static class DefinitionReader
{
    public static T? Read<T>(string file, List<string> errors)
        where T : class
    {
        var yaml = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers()
            .WithDuplicateKeyChecking()
            .Build();
        try
        {
            var definition = yaml.Deserialize<T?>(File.ReadAllText(file));
            if (definition is null)
            {
                errors.Add($"{Path.GetFileName(file)}: the file is empty.");
            }

            return definition;
        }
        catch (YamlException error)
        {
            var reason = error.InnerException?.Message ?? error.Message;
            errors.Add($"{Path.GetFileName(file)}, line {error.Start.Line}: {reason}");
            return null;
        }
    }
}
